import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Timetable, triggerQueries } from "./trigger-queries.ts";

const TYPING_MILLIS = 250;

/** The next ten times of what is typed, asked for when the typing rests. */
export function usePreview(timetable: Timetable) {
  const [rested, setRested] = useState(timetable);
  useEffect(() => {
    const timer = setTimeout(() => setRested(timetable), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [timetable]);
  const preview = useQuery(triggerQueries.preview(rested));
  return {
    times: preview.isError ? undefined : preview.data,
    error: preview.error,
    /** False while the times are those of what was typed before. */
    fresh: rested === timetable && !preview.isPlaceholderData,
  };
}
