import { everyEntry, ok, ProblemError, type Schemas } from "@foldwork/api";
import { queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";
import { numbered, renamed } from "./flow-text.ts";

/** A flow without its contents. */
export type Flow = Schemas["Flow"];

const PAGE = 200;
/** As many as a list shows; who has more looks for them by name. */
const MOST = 2_000;
/** How often another name is tried for a flow whose title has been given already. */
const TRIES = 20;

const ALL = ["flows"] as const;

export const flowQueries = {
  all: ALL,
  /** The team's flows, or the archived ones; with a text only those that hold it. */
  list: (archived: boolean, q?: string) =>
    queryOptions({
      queryKey: [...ALL, "list", archived, q ?? ""],
      queryFn: ({ signal }) => list(archived, q, signal),
    }),
  /** One flow. */
  detail: (flow: string) =>
    queryOptions({
      queryKey: [...ALL, "detail", flow],
      queryFn: ({ signal }): Promise<Flow> =>
        ok(api.GET("/api/v1/flows/{flow}", { params: { path: { flow } }, signal })),
    }),
};

async function list(archived: boolean, q: string | undefined, signal: AbortSignal): Promise<readonly Flow[]> {
  const found: Flow[] = [];
  const pages = everyEntry<Flow, string>(async (cursor) => {
    const query = {
      archived,
      limit: PAGE,
      ...(q === undefined ? {} : { q }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const { flows, next } = await ok(api.GET("/api/v1/flows", { params: { query }, signal }));
    return { entries: flows, next };
  });
  for await (const flow of pages) {
    if (found.push(flow) >= MOST) {
      break;
    }
  }
  return found;
}

/** Makes a flow of a text; where its name is taken it gets a number behind it. */
export async function createFlow(text: string, folder = ""): Promise<Flow> {
  const flow = await byFreeName(text, (named) => ok(api.POST("/api/v1/flows", { body: { text: named, folder } })));
  await changed();
  return flow;
}

async function byFreeName(text: string, make: (text: string) => Promise<Flow>): Promise<Flow> {
  for (let tried = 1; ; tried++) {
    try {
      return await make(renamed(text, tried));
    } catch (fault) {
      if (!isTaken(fault) || tried === TRIES) {
        throw fault;
      }
    }
  }
}

/** Copies a flow's draft under another title. */
export async function duplicateFlow(flow: Flow, title: string): Promise<Flow> {
  for (let tried = 2; ; tried++) {
    try {
      const body = { name: numbered(flow.name, tried), title };
      const copy = await ok(api.POST("/api/v1/flows/{flow}/duplicate", { params: inPath(flow), body }));
      await changed();
      return copy;
    } catch (fault) {
      if (!isTaken(fault) || tried > TRIES) {
        throw fault;
      }
    }
  }
}

function isTaken(fault: unknown): boolean {
  return fault instanceof ProblemError && fault.code === "FLOW_NAME_TAKEN";
}

export async function archiveFlow(flow: Flow): Promise<void> {
  await api.POST("/api/v1/flows/{flow}/archive", { params: inPath(flow) });
  await changed();
}

export async function unarchiveFlow(flow: Flow): Promise<void> {
  await api.POST("/api/v1/flows/{flow}/unarchive", { params: inPath(flow) });
  await changed();
}

export async function moveFlow(flow: Flow, folder: string): Promise<void> {
  await api.PATCH("/api/v1/flows/{flow}", { params: inPath(flow), body: { folder } });
  await changed();
}

/** Deletes a flow with its versions; refused while others call it. */
export async function deleteFlow(flow: Flow): Promise<void> {
  await api.DELETE("/api/v1/flows/{flow}", { params: inPath(flow) });
  await changed();
}

function inPath(flow: Flow) {
  return { path: { flow: flow.id } };
}

function changed(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ALL });
}
