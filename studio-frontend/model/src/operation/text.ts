import type { FlowSnapshot } from "../document/flow.ts";
import { diff } from "../json/diff.ts";
import { isObject, type JsonObject } from "../json/value.ts";
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

/** A flow as it was written once. */
export interface WrittenFlow {
  readonly text: string;
  readonly files: JsonObject;
  readonly layout: JsonObject;
}

/** Puts a flow as it was written once in the place of this one: its text, the files beside it, and where everything stands. */
export function restore(flow: FlowSnapshot, { text, files, layout }: WrittenFlow, label: string): Edit {
  const { merge: _, ...whole } = replaceText(flow, text);
  return { ...whole, label, files: diff(flow.files, files), layout: diff(flow.layout, layout, "ignored") };
}
