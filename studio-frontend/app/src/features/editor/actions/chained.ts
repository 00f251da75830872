import { applyEdit, type Edit, type FlowSnapshot } from "@foldwork/model";

/** Returns several edits, each made on what the one before gives, as one thing to undo. */
export function chained(flow: FlowSnapshot, label: string, makers: readonly ((flow: FlowSnapshot) => Edit)[]): Edit {
  let at = flow;
  let all: Edit = { label, logic: [], files: [], layout: [], select: [], problems: [] };
  for (const make of makers) {
    const edit = make(at);
    at = applyEdit(at, edit).flow;
    all = {
      ...all,
      logic: [...all.logic, ...edit.logic],
      files: [...all.files, ...edit.files],
      layout: [...all.layout, ...edit.layout],
      select: edit.select.length > 0 ? edit.select : all.select,
      problems: [...all.problems, ...edit.problems],
    };
  }
  return all;
}
