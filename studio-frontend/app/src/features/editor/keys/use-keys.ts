import { useEffect } from "react";
import { enter, nudge, toggleFolded } from "../actions/borders.ts";
import { pan } from "../actions/camera.ts";
import { copied, paste } from "../actions/clipboard.ts";
import { aimWire, beginWire, dropWire, endWire } from "../actions/key-wire.ts";
import { chosen, goUp, selectNothing } from "../actions/selection.ts";
import { deleteSelected } from "../actions/steps.ts";
import { walk } from "../actions/walking.ts";
import { useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { COMMANDS, isPossible } from "./commands.ts";
import { SpaceTap } from "./space-tap.ts";

const ARROWS: Readonly<Record<string, "left" | "right" | "up" | "down">> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const BIG_STEP = 8;
const PAN_STEP = 80;

/** Makes the editor's keys work while no field has the focus and nothing lies over the page. */
export function useKeys(): void {
  const editor = useEditor();
  useEffect(() => {
    const space = new SpaceTap(() => toggleFolded(editor));
    const down = (event: KeyboardEvent) => {
      const done = !event.defaultPrevented && pressed(editor, event);
      if (done) {
        event.preventDefault();
      }
      space.down(event, done === "space");
    };
    const up = (event: KeyboardEvent) => space.up(event);
    const point = () => space.drop();
    const copy = (event: ClipboardEvent) => {
      const text = isTyping(event.target) || hasTextSelected() ? undefined : copied(editor);
      if (text !== undefined && event.clipboardData) {
        event.preventDefault();
        event.clipboardData.setData("text/plain", text);
        if (event.type === "cut") {
          deleteSelected(editor);
        }
      }
    };
    const insert = (event: ClipboardEvent) => {
      const text = isTyping(event.target) ? "" : (event.clipboardData?.getData("text/plain") ?? "");
      if (text !== "" && editor.getState().dialog === undefined) {
        event.preventDefault();
        paste(editor, text);
      }
    };
    document.addEventListener("keydown", down);
    document.addEventListener("keyup", up);
    document.addEventListener("pointerdown", point, true);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", insert);
    return () => {
      document.removeEventListener("keydown", down);
      document.removeEventListener("keyup", up);
      document.removeEventListener("pointerdown", point, true);
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", insert);
    };
  }, [editor]);
}

/** Returns true when a key did something; `space` when it depends on what follows. */
function pressed(editor: Editor, event: KeyboardEvent): boolean | "space" {
  const state = editor.getState();
  const key = keyOf(event);
  const over =
    state.dialog !== undefined || state.picker !== undefined || document.querySelector('[role="menu"],[role="dialog"]');
  if (over) {
    return false;
  }
  if (isTyping(event.target)) {
    return onlyWithMod(key) && byCommand(editor, key);
  }
  if (state.keyWire) {
    return wireKey(editor, event);
  }
  // The browser has its own events for these, with the clipboard in them.
  if (key === "mod+c" || key === "mod+x" || key === "mod+v") {
    return false;
  }
  return sheetKey(editor, event, key) || byCommand(editor, key);
}

function onlyWithMod(key: string): boolean {
  return key === "mod+k" || key === "mod+enter";
}

function byCommand(editor: Editor, key: string): boolean {
  const same = key === "+" ? "n" : key === "delete" ? "backspace" : key === "mod+y" ? "mod+shift+z" : key;
  const command = COMMANDS.find((each) => each.key === same);
  if (command && isPossible(command, editor.getState())) {
    command.run(editor);
    return true;
  }
  return command !== undefined && same.startsWith("mod+");
}

function wireKey(editor: Editor, event: KeyboardEvent): boolean {
  const way = ARROWS[event.key];
  if (way) {
    aimWire(editor, way);
  } else if (event.key === "Enter") {
    endWire(editor);
  } else if (event.key.toLowerCase() === "w") {
    beginWire(editor);
  } else {
    dropWire(editor);
  }
  return true;
}

function sheetKey(editor: Editor, event: KeyboardEvent, key: string): boolean | "space" {
  const onSheet = event.target instanceof Element && event.target.closest("[data-sheet]") !== null;
  if (!onSheet && event.target !== document.body) {
    return false;
  }
  const way = ARROWS[event.key];
  if (way && !event.metaKey && !event.ctrlKey && !event.altKey) {
    arrow(editor, way, event.shiftKey);
    return true;
  }
  switch (key) {
    case "tab":
      return onSheet && walk(editor, 1);
    case "shift+tab":
      return onSheet && walk(editor, -1);
    case "enter":
      enter(editor);
      return true;
    case "escape":
      leave(editor);
      return true;
    case "space":
      return "space";
    default:
      return false;
  }
}

function leave(editor: Editor): void {
  const { selected, scene } = editor.getState();
  const [first] = selected;
  const holder = first === undefined ? undefined : scene.nodes.get(first)?.holder;
  if (holder === undefined || holder === "") {
    selectNothing(editor);
  } else {
    goUp(editor);
  }
}

function arrow(editor: Editor, way: "left" | "right" | "up" | "down", fine: boolean): void {
  const sign = way === "left" || way === "up" ? -1 : 1;
  const across = way === "left" || way === "right";
  if (chosen(editor).length > 0 && editor.getState().mayEdit) {
    const by = sign * (fine ? 1 : BIG_STEP);
    nudge(editor, across ? by : 0, across ? 0 : by);
  } else {
    pan(editor, across ? sign * PAN_STEP : 0, across ? 0 : sign * PAN_STEP);
  }
}

function keyOf(event: KeyboardEvent): string {
  const name = event.key === " " ? "space" : event.key.toLowerCase();
  const shift = event.shiftKey && (name.length > 1 || /[a-z]/.test(name));
  const parts = [event.metaKey || event.ctrlKey ? "mod" : "", event.altKey ? "alt" : "", shift ? "shift" : ""];
  // With Alt a letter may come as another sign; the place of the key does not.
  const plain = event.altKey && event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : name;
  return [...parts.filter((part) => part !== ""), plain].join("+");
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

function hasTextSelected(): boolean {
  return (getSelection()?.toString() ?? "") !== "";
}
