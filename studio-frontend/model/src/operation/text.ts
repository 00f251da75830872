import type { FlowSnapshot } from "../document/flow.ts";
import { diff } from "../json/diff.ts";
import { isObject } from "../json/value.ts";
import { readYaml } from "../text/yaml.ts";
import { type Edit, EditRefused } from "./edit.ts";

/** Puts another text of the whole document in the place of this one, as a person typed it; its comments are kept. */
export function replaceText(flow: FlowSnapshot, text: string): Edit {
  const read = readYaml(text);
  if ("message" in read) {
    throw new EditRefused(`Line ${read.line}: ${read.message}`);
  }
  if (!isObject(read.value)) {
    throw new EditRefused("A flow is a map that begins with apiVersion.");
  }
  const logic = diff(flow.logic, read.value);
  return { label: "Edit the text", logic, files: [], layout: [], select: [], problems: [], merge: "text", text };
}
