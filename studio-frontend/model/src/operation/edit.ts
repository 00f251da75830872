import type { FlowSnapshot } from "../document/flow.ts";
import type { NodePath } from "../document/path.ts";
import { applyPatch, type PatchStep } from "../json/patch.ts";
import type { JsonObject } from "../json/value.ts";

/** What a person should know of an edit before it is done: it can be applied all the same. */
export interface EditProblem {
  readonly severity: "error" | "warning";
  readonly path: NodePath;
  /** One plain sentence. */
  readonly message: string;
}

/** A change of a flow as JSON Patches of its parts, with words for the undo menu. One edit is one step to undo. */
export interface Edit {
  /** What it does, such as "Delete Web search". */
  readonly label: string;
  readonly logic: readonly PatchStep[];
  readonly files: readonly PatchStep[];
  readonly layout: readonly PatchStep[];
  /** What a person wants to see selected afterwards. */
  readonly select: readonly NodePath[];
  /** What will not work after it. Show these before applying. */
  readonly problems: readonly EditProblem[];
  /** Edits with the same key that follow each other are undone together: the keys typed into one field. */
  readonly merge?: string;
  /** The whole document as a person wrote it, when that is where the edit comes from: its comments are kept. */
  readonly text?: string;
}

/** An edit that cannot be made; the message is one plain sentence for the person who wanted it. */
export class EditRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EditRefused";
  }
}

/** Returns true when an edit changes nothing. */
export function isEmpty(edit: Edit): boolean {
  return edit.logic.length + edit.files.length + edit.layout.length === 0 && edit.text === undefined;
}

/**
 * Returns the flow after an edit, and the edit that takes it back.
 *
 * @throws PatchError when it does not fit the flow
 */
export function applyEdit(flow: FlowSnapshot, edit: Edit): { readonly flow: FlowSnapshot; readonly inverse: Edit } {
  const logic = applyPatch(flow.logic, edit.logic);
  const files = applyPatch(flow.files, edit.files);
  const layout = applyPatch(flow.layout, edit.layout);
  return {
    flow: {
      logic: logic.value as JsonObject,
      files: files.value as JsonObject,
      layout: layout.value as JsonObject,
    },
    inverse: {
      label: edit.label,
      logic: logic.inverse,
      files: files.inverse,
      layout: layout.inverse,
      select: [],
      problems: [],
    },
  };
}
