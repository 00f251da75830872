import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Drawing, FlowDrawing, useDrawing } from "../drawing/index.ts";
import { draftContent } from "./draft-content.ts";
import type { Flow } from "./flow-queries.ts";
import styles from "./flow-table.module.css";

/** What the draft looks like, for one state of it. */
function contentQuery({ id, draftRevision, layoutRevision }: Flow) {
  return queryOptions({
    queryKey: ["flows", "content", id, draftRevision, layoutRevision],
    queryFn: ({ signal }) => draftContent(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Returns what the draft of a flow looks like, asked for once a place is in view; null when that cannot be known. */
export function useFlowDrawing(flow: Flow, place: { readonly current: Element | null }): Drawing | null | undefined {
  const seen = useSeen(place);
  const content = useQuery({ ...contentQuery(flow), enabled: seen });
  const drawing = useDrawing([flow.id, flow.draftRevision, flow.layoutRevision], content.data);
  return content.isError ? null : drawing;
}

/** A flow as small as a stamp. It says nothing that the row does not say. */
export function FlowPicture({ drawing }: { readonly drawing: Drawing | null | undefined }) {
  return (
    <div className={styles.picture} aria-hidden="true">
      <FlowDrawing drawing={drawing ?? undefined} label="" />
    </div>
  );
}

function useSeen(place: { readonly current: Element | null }): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || seen) {
      return;
    }
    const watch = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && setSeen(true));
    watch.observe(element);
    return () => watch.disconnect();
  }, [place, seen]);
  return seen;
}
