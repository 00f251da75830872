import { useEffect } from "react";
import { useRunStates } from "../../runs/index.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { hear } from "./show-run.ts";

/** Follows the run that is shown, as long as one is. */
export function useShownRun(): void {
  const editor = useEditor();
  const id = useEditing((state) => state.run?.id);
  const states = useRunStates(id);
  const past = useEditing((state) => state.replay === "past");
  useEffect(() => {
    if (states && !past && editor.getState().run?.id === id) {
      hear(editor, states.view, states.places);
    }
  }, [editor, id, past, states]);
}
