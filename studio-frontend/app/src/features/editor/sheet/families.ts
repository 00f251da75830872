import { icon as split } from "icon:arrows-split";
import { icon as group } from "icon:bounding-box";
import { icon as braces } from "icon:brackets-curly";
import { icon as fileMove } from "icon:file-arrow-down";
import { icon as fileWrite } from "icon:file-arrow-up";
import { icon as fileRead } from "icon:file-text";
import { icon as called } from "icon:flow-arrow";
import { icon as folder } from "icon:folder-open";
import { icon as transform } from "icon:function";
import { icon as branch } from "icon:git-branch";
import { icon as globe } from "icon:globe";
import { icon as person } from "icon:hand-palm";
import { icon as wait } from "icon:hourglass-medium";
import { icon as search } from "icon:magnifying-glass";
import { icon as line } from "icon:note";
import { icon as edit } from "icon:pencil-simple-line";
import { icon as other } from "icon:puzzle-piece";
import { icon as repeat } from "icon:repeat";
import { icon as stack } from "icon:stack";
import { icon as trash } from "icon:trash";
import { icon as fail } from "icon:warning-octagon";
import type { NodeType } from "@foldwork/model";

/** What a step is, without colour: solid thinks, soft works, lined decides, repeats or asks. */
export type Family = "solid" | "soft" | "lined";

/** Sections of the palette, in its order. */
export type Section = "think" | "decide" | "data" | "people" | "flow" | "other";

export interface Look {
  readonly icon: string;
  readonly family: Family;
  readonly section: Section;
}

const LOOKS: Readonly<Record<string, Look>> = {
  "chat.ask": { icon: person, family: "lined", section: "people" },
  "data.set": { icon: braces, family: "soft", section: "data" },
  "data.transform": { icon: transform, family: "soft", section: "data" },
  "file.edit": { icon: edit, family: "soft", section: "data" },
  "file.list": { icon: folder, family: "soft", section: "data" },
  "file.move": { icon: fileMove, family: "soft", section: "data" },
  "file.read": { icon: fileRead, family: "soft", section: "data" },
  "file.remove": { icon: trash, family: "soft", section: "data" },
  "file.search": { icon: search, family: "soft", section: "data" },
  "file.write": { icon: fileWrite, family: "soft", section: "data" },
  "flow.call": { icon: called, family: "soft", section: "flow" },
  "flow.fail": { icon: fail, family: "lined", section: "flow" },
  "flow.for_each": { icon: stack, family: "lined", section: "decide" },
  "flow.group": { icon: group, family: "soft", section: "flow" },
  "flow.if": { icon: branch, family: "lined", section: "decide" },
  "flow.loop": { icon: repeat, family: "lined", section: "decide" },
  "flow.switch": { icon: split, family: "lined", section: "decide" },
  "http.request": { icon: globe, family: "soft", section: "data" },
  "log.note": { icon: line, family: "soft", section: "flow" },
  "time.wait": { icon: wait, family: "lined", section: "flow" },
};

const UNKNOWN: Look = { icon: other, family: "soft", section: "other" };

/** Returns how steps of a type look. */
export function lookOf(type: string): Look {
  return LOOKS[type.replace(/@.*$/, "")] ?? UNKNOWN;
}

export const SECTIONS: readonly Section[] = ["think", "decide", "data", "people", "flow", "other"];

/** Returns the types of each section that has any, in the order of the palette. */
export function bySection(types: Iterable<NodeType>): ReadonlyMap<Section, readonly NodeType[]> {
  const found = new Map<Section, NodeType[]>(SECTIONS.map((section) => [section, []]));
  for (const type of types) {
    found.get(lookOf(type.id).section)?.push(type);
  }
  return new Map([...found].filter(([, list]) => list.length > 0));
}
