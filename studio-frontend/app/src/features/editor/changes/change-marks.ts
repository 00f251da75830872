import { icon as minus } from "icon:minus";
import { icon as pencil } from "icon:pencil-simple";
import { icon as plus } from "icon:plus";

/** The sign of what became of a step; its word and its frame say the same. */
export const CHANGE_MARKS = { added: plus, removed: minus, changed: pencil };
