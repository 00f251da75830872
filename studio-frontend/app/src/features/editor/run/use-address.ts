import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { goTo } from "../actions/links.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { EditorState } from "../store/editor-state.ts";
import { isOutdated } from "./overlay.ts";
import { showRun } from "./show-run.ts";

const route = getRouteApi("/inside/flows/$flow");

/** What an address may open; it is named no more once it has opened. */
const DIALOGS = ["publish", "versions"] as const;

/**
 * Follows the address: the step it names is shown, and the run, and a dialog opens; the run on the sheet is named by
 * it.
 */
export function useAddress(): void {
  const editor = useEditor();
  const navigate = useNavigate();
  const { node, run, open } = route.useSearch();
  const shown = useEditing(runInAddress);
  useEffect(() => (node === undefined ? undefined : goTo(editor, node)), [editor, node]);
  useEffect(() => {
    if (run !== undefined && run !== editor.getState().run?.id) {
      showRun(editor, run);
    }
  }, [editor, run]);
  useEffect(() => {
    const dialog = DIALOGS.find((each) => each === open);
    if (dialog) {
      editor.setState({ dialog });
    } else if (open === "replay" && editor.getState().run) {
      editor.setState({ replay: "open" });
    }
    if (open !== undefined) {
      void navigate({ to: ".", search: (before) => ({ ...before, open: undefined }), replace: true });
    }
  }, [editor, navigate, open]);
  // Only what is shown decides: an address that names another run has been followed by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what is changed here
  useEffect(() => {
    const state = editor.getState();
    const now = runInAddress(state);
    if (now !== run) {
      void navigate({
        to: "/flows/$flow",
        params: { flow: state.id },
        search: (before) => ({ ...before, run: now }),
        replace: true,
      });
    }
  }, [editor, shown]);
}

/** A step that ran alone cannot be told from a flow by its run; marks that are gone do not come back with a reload. */
function runInAddress(state: EditorState): string | undefined {
  return state.run?.part?.kind === "alone" || isOutdated(state) ? undefined : state.run?.id;
}
