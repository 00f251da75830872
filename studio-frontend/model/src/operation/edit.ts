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

/** What comes of an edit. */
export interface Applied {
  readonly flow: FlowSnapshot;
  /** The edit that takes it back. */
  readonly inverse: Edit;
}

/** What came of edits where they were made, until they are applied: a large flow is not copied twice for each key typed. */
const made = new WeakMap<Edit, { readonly from: FlowSnapshot; readonly applied: Applied }>();

/** Remembers what an edit makes of the flow that it was made on. */
export function remember(edit: Edit, from: FlowSnapshot, applied: Applied): void {
  made.set(edit, { from, applied });
}

/**
 * Returns the flow after an edit, and the edit that takes it back.
 *
 * @throws PatchError when it does not fit the flow
 */
export function applyEdit(flow: FlowSnapshot, edit: Edit): Applied {
  const known = made.get(edit);
  // Whoever keeps the edit shall not keep two flows with it.
  made.delete(edit);
  if (known?.from === flow) {
    return known.applied;
  }
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
