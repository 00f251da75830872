import { useQuery } from "@tanstack/react-query";
import { type Drawing, drawingOf } from "./drawing.ts";

/** Text and layout of a flow. */
interface Drawable {
  readonly text?: string;
  readonly layout?: unknown;
}

/** Returns a drawing of a flow once it has been read; the key says which flow in which state. */
export function useDrawing(key: readonly unknown[], flow: Drawable | undefined): Drawing | undefined {
  const { data } = useQuery({
    queryKey: ["drawing", ...key],
    queryFn: async () => {
      const { parse } = await import("yaml");
      return drawingOf(parse(flow?.text ?? ""), flow?.layout);
    },
    enabled: flow !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data;
}
