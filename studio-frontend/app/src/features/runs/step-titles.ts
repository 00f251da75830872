import { ok } from "@foldwork/api";
import { partsOf, placeOf } from "@foldwork/run-view";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { messages } from "../../messages/index.ts";
import { api } from "../../service/index.ts";

/** Titles of steps by their place in the flow. */
type Titles = ReadonlyMap<string, string>;

/** Gives a step's name in words for its path in a run. */
export type Naming = (path: string) => string;

interface Started {
  readonly flowId: string | null;
  readonly version: number | null;
}

const NONE: Titles = new Map();

function titles(flow: string, version: number) {
  return queryOptions({
    queryKey: ["step-titles", flow, version],
    staleTime: version === 0 ? 30_000 : Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Titles> => {
      const [{ parse }, text] = await Promise.all([import("yaml"), textOf(flow, version, signal)]);
      const found = new Map<string, string>();
      try {
        gather((parse(text) as { spec?: unknown } | null)?.spec, "", found);
      } catch {
        // A draft that cannot be read now had other steps then; ids tell as well.
      }
      return found;
    },
  });
}

async function textOf(flow: string, version: number, signal: AbortSignal): Promise<string> {
  if (version === 0) {
    return (await ok(api.GET("/api/v1/flows/{flow}/draft", { params: { path: { flow } }, signal }))).text;
  }
  const params = { path: { flow, version } };
  return (await ok(api.GET("/api/v1/flows/{flow}/versions/{version}", { params, signal }))).text ?? "";
}

function gather(holder: unknown, place: string, found: Map<string, string>): void {
  const { nodes, tools } = (holder ?? {}) as { nodes?: object; tools?: object };
  for (const [id, node] of Object.entries({ ...nodes, ...tools })) {
    const path = place === "" ? id : `${place}.${id}`;
    const { title } = (node ?? {}) as { title?: unknown };
    if (typeof title === "string" && title !== "") {
      found.set(path, title);
    }
    gather(node, path, found);
  }
}

/** Returns how the steps of a run are called: by their titles, else by their ids as words. */
export function useNaming(run: Started | undefined): Naming {
  const { flowId = null, version = null } = run ?? {};
  const known = useQuery({ ...titles(flowId ?? "", version ?? 0), enabled: flowId !== null && version !== null });
  const found = known.data ?? NONE;
  return useCallback((path: string) => found.get(placeOf(path)) ?? asWords(path), [found]);
}

function asWords(path: string): string {
  const id = partsOf(path).at(-1)?.id ?? path;
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Returns the way to a step in words: what holds it, which entry, the step. */
export function wayTo(path: string, naming: Naming): readonly string[] {
  const names: string[] = [];
  let place = "";
  for (const { id, attempt, item } of partsOf(path)) {
    place = place === "" ? id : `${place}.${id}`;
    names.push(naming(place));
    if (attempt > 1) {
      names.push(messages.run.try(attempt));
    }
    if (item !== undefined) {
      names.push(String(item + 1));
    }
  }
  return names;
}
