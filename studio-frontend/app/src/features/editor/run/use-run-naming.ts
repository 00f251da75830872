import { documentAt, idOf, nodeView } from "@foldwork/model";
import { useCallback } from "react";
import type { Naming } from "../../runs/index.ts";
import { useEditing } from "../store/editor-context.tsx";
import { onSheet } from "./shown-run.ts";

const WHOLE = { under: "" };

/** Returns how the steps of the shown run are called: as they are on the sheet now, also those of called flows. */
export function useRunNaming(): Naming {
  const flow = useEditing((state) => state.flow);
  const called = useEditing((state) => state.called);
  const run = useEditing((state) => state.run);
  return useCallback(
    (path: string) => {
      const sheet = onSheet(run ?? WHOLE, path);
      const place = documentAt(flow, sheet, (uses) => called.get(uses)?.snapshot);
      const title = place && nodeView(place.flow, place.path)?.title;
      return title ?? idOf(sheet).replaceAll("_", " ");
    },
    [flow, called, run],
  );
}
