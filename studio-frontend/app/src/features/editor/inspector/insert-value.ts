import type { EditorView } from "@codemirror/view";

/** The kind under which a value of the tree is dragged into a field. */
export const VALUE_KIND = "application/x-foldwork-value";

/** Writes a value into a field, in place of what is selected or where it was dropped; in a text with braces around it. */
export function insertValue(view: EditorView, text: string, at?: number): void {
  const { main } = view.state.selection;
  const [from, to] = at === undefined ? [main.from, main.to] : [at, at];
  const before = view.state.sliceDoc(0, from);
  const whole = view.dom.closest("[data-expression]") !== null;
  const inside = whole || (before.lastIndexOf("${") >= 0 && !before.slice(before.lastIndexOf("${")).includes("}"));
  const insert = inside ? text : `\${ ${text} }`;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });
  view.focus();
}

/** Takes a value that is dropped on a field; anything else is dropped as always. */
export function dropValue(event: DragEvent, view: EditorView): boolean {
  const text = event.dataTransfer?.getData(VALUE_KIND) ?? "";
  if (text === "" || view.state.readOnly) {
    return false;
  }
  event.preventDefault();
  insertValue(view, text, view.posAtCoords({ x: event.clientX, y: event.clientY }, false));
  return true;
}
