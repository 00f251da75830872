import { type FlowSnapshot, nodeValue } from "../document/flow.ts";
import { type NodePath, nodePointer, ROOT } from "../document/path.ts";
import type { Pointer } from "../json/pointer.ts";
import type { JsonObject, JsonValue } from "../json/value.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { named, titleOf } from "./names.ts";

/** Members of a node that a person sets; undefined takes one away. */
export interface NodeChange {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly uses?: string | undefined;
  readonly retry?: JsonObject | undefined;
  readonly timeout?: string | undefined;
  readonly onError?: "fail" | "continue" | undefined;
  readonly placement?: "any" | "local" | "cloud" | undefined;
}

/** Sets members of one node or of several. An empty text and `disabled: false` take the member away. */
export function changeNodes(flow: FlowSnapshot, paths: readonly NodePath[], change: NodeChange): Edit {
  const edit = new EditBuilder(flow);
  const keys = Object.keys(change) as (keyof NodeChange)[];
  for (const path of paths) {
    present(flow, path);
    for (const key of keys) {
      const value = change[key];
      edit.setMember(path, key, value === "" || (key === "disabled" && value === false) ? undefined : value);
    }
  }
  return edit.build(words(flow, paths, change, keys), [], `${keys.join()}:${paths.join()}`);
}

function words(flow: FlowSnapshot, paths: readonly NodePath[], change: NodeChange, keys: readonly string[]): string {
  const what = named(flow, paths);
  if (keys.length === 1) {
    switch (keys[0]) {
      case "disabled":
        return `${change.disabled ? "Disable" : "Enable"} ${what}`;
      case "title":
        return `Call ${what} “${change.title ?? ""}”`;
      case "note":
        return `Note on ${what}`;
      case "retry":
        return `Tries of ${what}`;
      case "timeout":
        return `Time limit of ${what}`;
      case "onError":
        return `What follows when ${what} fails`;
      case "placement":
        return `Where ${what} runs`;
      case "uses":
        return `Version that ${what} calls`;
    }
  }
  return `Change ${what}`;
}

/** Sets a setting of a node at a place inside `with`; undefined takes it away. */
export function setSetting(flow: FlowSnapshot, path: NodePath, place: Pointer, value: JsonValue | undefined): Edit {
  present(flow, path);
  const edit = new EditBuilder(flow);
  edit.set("logic", [...nodePointer(path), "with", ...place], value);
  const what = place.length === 0 ? "the values" : place.join(".");
  return edit.build(`Change ${what} of ${titleOf(flow, path)}`, [], `with:${path}:${place.join("/")}`);
}

/** Sets an output of the flow, or of the body of a node; undefined takes it away. */
export function setOutput(flow: FlowSnapshot, holder: NodePath, name: string, value: JsonValue | undefined): Edit {
  const edit = new EditBuilder(flow);
  edit.set("logic", [...nodePointer(holder), "outputs", name], value);
  const whose = holder === ROOT ? "" : ` of ${titleOf(flow, holder)}`;
  return edit.build(`Change the output ${name}${whose}`, [], `outputs:${holder}:${name}`);
}

/** Sets a text beside the document, such as a prompt; undefined takes the file away. */
export function setFile(flow: FlowSnapshot, file: string, text: string | undefined): Edit {
  const edit = new EditBuilder(flow);
  edit.set("files", [file], text);
  return edit.build(`Change ${file}`, [], `files:${file}`);
}

/** What a person sets of the flow itself; undefined takes a member away. */
export interface FlowChange {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly runOn?: "any" | "local" | "cloud" | undefined;
  readonly access?: JsonObject | undefined;
  readonly inputs?: JsonObject | undefined;
  readonly vars?: JsonObject | undefined;
  readonly outputs?: JsonObject | undefined;
}

const OF_METADATA = new Set(["title", "summary", "tags"]);

/** Sets members of the flow itself. */
export function changeFlow(flow: FlowSnapshot, change: FlowChange): Edit {
  const edit = new EditBuilder(flow);
  for (const [key, value] of Object.entries(change)) {
    const empty = value === "" || (Array.isArray(value) && value.length === 0);
    edit.set("logic", [OF_METADATA.has(key) ? "metadata" : "spec", key], empty ? undefined : value);
  }
  const keys = Object.keys(change);
  return edit.build(`Change the flow's ${keys.join(", ")}`, [], `flow:${keys.join()}`);
}

function present(flow: FlowSnapshot, path: NodePath): void {
  if (!nodeValue(flow, path)) {
    throw new EditRefused("This step is not there any more.");
  }
}
