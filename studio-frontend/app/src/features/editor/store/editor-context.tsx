import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Editor, EditorState } from "./editor-state.ts";

const EditorContext = createContext<Editor | undefined>(undefined);

export const EditorProvider = EditorContext.Provider;

/** Returns the editor this is part of, for what acts on it. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) {
    throw new Error("outside of an editor");
  }
  return editor;
}

/** Returns a part of what the editor shows; draws again when that part changes only. */
export function useEditing<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor(), select);
}
