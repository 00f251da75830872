import { english } from "./english.ts";

/** Every text of the studio, by the feature that shows it. */
export type Messages = typeof english;

/** The texts in the language of the page; another language is another object of the same shape. */
export const messages: Messages = english;
