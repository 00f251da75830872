import { messages } from "../../../messages/index.ts";
import { redo, undo } from "../actions/apply.ts";
import { foldAll, groupSelected, lineUp, tidyUp, toggleFolded, unpackSelected } from "../actions/borders.ts";
import { fitAll, fitPaths, zoomBy, zoomTo } from "../actions/camera.ts";
import { copySelected, cutSelected, pasteHere } from "../actions/clipboard.ts";
import { exportDraft } from "../actions/export-draft.ts";
import { addByKey, beginWire } from "../actions/key-wire.ts";
import { copyLink } from "../actions/links.ts";
import { goUp, selectAll, viewOf } from "../actions/selection.ts";
import { addNote, beginRenaming, deleteSelected, duplicateSelected, toggleDisabled } from "../actions/steps.ts";
import { hasWidth, widen } from "../actions/width.ts";
import { hideRun } from "../run/show-run.ts";
import type { Editor, EditorState, LeftPanel } from "../store/editor-state.ts";
import { askTrial, canRunFrom, runFromHere } from "../trial/begin-trial.ts";

const words = messages.editor.commands;

/** Something a person can do: by key, from the palette, from a menu. */
export interface Command {
  readonly id: keyof typeof words;
  /** Its key, such as `mod+shift+g`; mod is Cmd on a Mac and Ctrl elsewhere. */
  readonly key?: string;
  /** Shown in the menu of a step. */
  readonly ofStep?: true;
  /** Only for who may change the flow. */
  readonly edits?: true;
  readonly can?: (state: EditorState) => boolean;
  readonly run: (editor: Editor) => void;
}

const hasSteps = (state: EditorState) => state.selected.size > 0;
const hasOne = (state: EditorState) => state.selected.size === 1;
const hasSeveral = (state: EditorState) => state.selected.size > 1;
const hasAny = (state: EditorState) =>
  state.selected.size > 0 || state.selectedWires.size > 0 || state.selectedNote !== undefined;
const holdsSomething = (state: EditorState) =>
  [...state.selected].some((path) => state.scene.nodes.get(path)?.hasInside);

const opens = (dialog: EditorState["dialog"]) => (editor: Editor) => editor.setState({ dialog });

/** Everything that can be done, in the order of the key sheet. */
export const COMMANDS: readonly Command[] = [
  { id: "commands", key: "mod+k", run: opens("commands") },
  { id: "keys", key: "?", run: opens("keys") },
  { id: "add", key: "n", edits: true, run: addByKey },
  { id: "wire", key: "w", edits: true, can: hasSteps, run: beginWire },
  { id: "note", edits: true, run: (editor) => addNote(editor, middle(editor)) },
  { id: "rename", key: "f2", edits: true, ofStep: true, can: hasSteps, run: (editor) => beginRenaming(editor) },
  { id: "fold", key: "space", ofStep: true, can: holdsSomething, run: (editor) => toggleFolded(editor) },
  { id: "up", key: "mod+arrowup", can: hasSteps, run: goUp },
  { id: "foldAll", run: foldAll },
  { id: "undo", key: "mod+z", edits: true, can: (state) => state.undo !== undefined, run: undo },
  { id: "redo", key: "mod+shift+z", edits: true, can: (state) => state.redo !== undefined, run: redo },
  { id: "copy", key: "mod+c", ofStep: true, can: hasSteps, run: (editor) => void copySelected(editor) },
  { id: "cut", key: "mod+x", edits: true, ofStep: true, can: hasSteps, run: (editor) => void cutSelected(editor) },
  { id: "paste", key: "mod+v", edits: true, run: (editor) => void pasteHere(editor) },
  { id: "duplicate", key: "mod+d", edits: true, ofStep: true, can: hasSteps, run: duplicateSelected },
  { id: "replace", edits: true, ofStep: true, can: hasSteps, run: replaceSelected },
  { id: "disable", key: "d", edits: true, ofStep: true, can: hasSteps, run: toggleDisabled },
  { id: "delete", key: "backspace", edits: true, ofStep: true, can: hasAny, run: (editor) => deleteSelected(editor) },
  {
    id: "deleteJoin",
    key: "alt+backspace",
    edits: true,
    ofStep: true,
    can: hasSteps,
    run: (editor) => deleteSelected(editor, true),
  },
  { id: "all", key: "mod+a", run: selectAll },
  { id: "group", key: "mod+g", edits: true, ofStep: true, can: hasSteps, run: groupSelected },
  { id: "unpack", key: "mod+shift+g", edits: true, ofStep: true, can: holdsSomething, run: unpackSelected },
  { id: "ownFlow", key: "mod+alt+g", edits: true, ofStep: true, can: hasSteps, run: opens("own-flow") },
  { id: "tidy", key: "shift+t", edits: true, run: (editor) => void tidyUp(editor) },
  { id: "wider", key: ">", edits: true, can: hasWidth, run: (editor) => widen(editor, 1) },
  { id: "narrower", key: "<", edits: true, can: hasWidth, run: (editor) => widen(editor, -1) },
  { id: "alignLeft", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "left") },
  { id: "alignCenter", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "center") },
  { id: "alignRight", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "right") },
  { id: "alignTop", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "top") },
  { id: "alignMiddle", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "middle") },
  { id: "alignBottom", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "bottom") },
  { id: "spreadAcross", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "across") },
  { id: "spreadDown", edits: true, can: hasSeveral, run: (editor) => lineUp(editor, "down") },
  { id: "fit", key: "f", run: (editor) => fitAll(editor) },
  { id: "fitSelection", key: "shift+f", can: hasSteps, run: (editor) => fitPaths(editor, editor.getState().selected) },
  { id: "zoom100", key: "1", run: (editor) => zoomTo(editor, 1) },
  { id: "zoom50", key: "5", run: (editor) => zoomTo(editor, 0.5) },
  { id: "zoom20", key: "2", run: (editor) => zoomTo(editor, 0.2) },
  { id: "zoomAll", key: "0", run: (editor) => fitAll(editor) },
  { id: "zoomIn", key: "mod+=", run: (editor) => zoomBy(editor, "in") },
  { id: "zoomOut", key: "mod+-", run: (editor) => zoomBy(editor, "out") },
  { id: "inspector", key: "i", run: (editor) => editor.setState({ inspector: !editor.getState().inspector }) },
  { id: "outline", key: "o", run: (editor) => toggleLeft(editor, "outline") },
  { id: "steps", run: (editor) => toggleLeft(editor, "steps") },
  { id: "runs", key: "r", run: (editor) => toggleLeft(editor, "runs") },
  { id: "hideRun", can: (state) => state.run !== undefined, run: hideRun },
  { id: "yaml", key: "y", run: toggleYaml },
  { id: "minimap", run: (editor) => editor.setState({ minimap: !editor.getState().minimap }) },
  { id: "search", key: "mod+f", run: opens("search") },
  { id: "run", key: "mod+enter", run: opens("run") },
  {
    id: "upTo",
    key: "mod+shift+enter",
    edits: true,
    ofStep: true,
    can: hasOne,
    run: (editor) => askTrial(editor, "up-to"),
  },
  { id: "testStep", key: "t", edits: true, ofStep: true, can: hasOne, run: (editor) => askTrial(editor, "alone") },
  { id: "runFrom", key: ".", ofStep: true, can: canRunFrom, run: (editor) => void runFromHere(editor) },
  { id: "copyLink", ofStep: true, can: hasOne, run: (editor) => void copyLink(editor) },
  { id: "publish", edits: true, run: opens("publish") },
  { id: "versions", run: opens("versions") },
  { id: "exportBundle", run: (editor) => void exportDraft(editor, "flowpack") },
  { id: "exportYaml", run: (editor) => void exportDraft(editor, "yaml") },
  { id: "exportConductor", run: (editor) => void exportDraft(editor, "conductor") },
];

function toggleLeft(editor: Editor, panel: LeftPanel): void {
  editor.setState({ left: editor.getState().left === panel ? undefined : panel });
}

/** On a narrow screen the text takes the place of the settings: the sheet must stay usable. */
function toggleYaml(editor: Editor): void {
  const yaml = !editor.getState().yaml;
  editor.setState({ yaml, inspector: !yaml || innerWidth >= WIDE });
}

const WIDE = 1500;

function replaceSelected(editor: Editor): void {
  const { selected, scene } = editor.getState();
  const [path] = selected;
  if (path !== undefined) {
    editor.setState({ picker: { holder: scene.nodes.get(path)?.holder ?? "", replace: path } });
  }
}

function middle(editor: Editor) {
  const view = viewOf(editor);
  return view ? { x: view.x + view.width / 2 - 104, y: view.y + view.height / 2 - 44 } : { x: 0, y: 0 };
}

/** Returns true when a command can be done now. */
export function isPossible(command: Command, state: EditorState): boolean {
  return (!command.edits || state.mayEdit) && (command.can?.(state) ?? true);
}

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

const SHOWN: Readonly<Record<string, string>> = {
  mod: MAC ? "⌘" : "Ctrl",
  shift: "⇧",
  alt: MAC ? "⌥" : "Alt",
  backspace: "⌫",
  enter: "↵",
  space: messages.editor.space,
  arrowup: "↑",
};

/** Returns the keys of a command as they are shown. */
export function shownKeys(key: string): readonly string[] {
  return key.split("+").map((part) => SHOWN[part] ?? (part === "" ? "+" : part.toUpperCase()));
}
