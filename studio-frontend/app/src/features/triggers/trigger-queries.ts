import { everyEntry, ok, type Schemas } from "@foldwork/api";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../service/index.ts";
import { type Entry, entryOfDelivery, entryOfEvent, entryOfFire } from "./entry.ts";

/** What sets flows off, by its kind. */
export type Trigger = Schedule | Webhook | EventTrigger;
export type Schedule = { readonly kind: "schedule" } & Schemas["Schedule"];
export type Webhook = { readonly kind: "webhook" } & Schemas["Webhook"];
export type EventTrigger = { readonly kind: "event" } & Schemas["EventTrigger"];

export const KINDS = ["schedule", "webhook", "event"] as const;
export type Kind = (typeof KINDS)[number];

/** Times that nobody has kept yet. */
export type Timetable = Required<Schemas["Timetable"]>;

const PAGE = 200;
/** As many of each kind as a list shows. */
const MOST = 1_000;
const AGAIN_MILLIS = 5_000;
const HISTORY_PAGE = 20;

const ALL = ["triggers"] as const;

type Cursor = string | undefined;
type Signal = AbortSignal;

const paged = (before: Cursor, limit = PAGE) => ({ query: { limit, ...(before === undefined ? {} : { before }) } });

const schedulePage = (before: Cursor, signal: Signal) =>
  ok(api.GET("/api/v1/schedules", { params: paged(before), signal }));
const webhookPage = (before: Cursor, signal: Signal) =>
  ok(api.GET("/api/v1/webhooks", { params: paged(before), signal }));
const eventPage = (before: Cursor, signal: Signal) =>
  ok(api.GET("/api/v1/event-triggers", { params: paged(before), signal }));

export const triggerQueries = {
  all: ALL,
  /** Every trigger of the team, newest first. */
  list: () =>
    queryOptions({
      queryKey: [...ALL, "list"],
      queryFn: ({ signal }) => list(signal),
      refetchInterval: AGAIN_MILLIS,
    }),
  /** What became of a trigger last; undefined when it has not fired yet. */
  last: ({ kind, id }: Trigger) =>
    queryOptions({
      queryKey: [...ALL, "last", kind, id],
      queryFn: async ({ signal }): Promise<Entry | null> =>
        (await history(kind, id, null, 1, signal)).entries[0] ?? null,
      refetchInterval: AGAIN_MILLIS,
    }),
  /** What became of a trigger, newest first, a page at a time. */
  history: ({ kind, id }: Trigger) =>
    infiniteQueryOptions({
      queryKey: [...ALL, "history", kind, id],
      queryFn: ({ pageParam, signal }) => history(kind, id, pageParam, HISTORY_PAGE, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      refetchInterval: AGAIN_MILLIS,
    }),
  /** The next ten times of a schedule that is kept. */
  next: (schedule: string) =>
    queryOptions({
      queryKey: [...ALL, "next", schedule],
      queryFn: async ({ signal }) =>
        (await ok(api.GET("/api/v1/schedules/{schedule}/next", { params: { path: { schedule } }, signal }))).times,
      refetchInterval: AGAIN_MILLIS,
    }),
  /** The next ten times of what is being typed. */
  preview: (timetable: Timetable) =>
    queryOptions({
      queryKey: [...ALL, "preview", timetable],
      queryFn: async ({ signal }) =>
        (await ok(api.POST("/api/v1/schedules/preview", { body: timetable, signal }))).times,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
};

async function list(signal: Signal): Promise<readonly Trigger[]> {
  const [schedules, webhooks, events] = await Promise.all([
    every(async (before) => {
      const { schedules: entries, next } = await schedulePage(before, signal);
      return { entries: entries.map((each): Schedule => ({ kind: "schedule", ...each })), next };
    }),
    every(async (before) => {
      const { webhooks: entries, next } = await webhookPage(before, signal);
      return { entries: entries.map((each): Webhook => ({ kind: "webhook", ...each })), next };
    }),
    every(async (before) => {
      const { eventTriggers: entries, next } = await eventPage(before, signal);
      return { entries: entries.map((each): EventTrigger => ({ kind: "event", ...each })), next };
    }),
  ]);
  return [...schedules, ...webhooks, ...events].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

async function every<T>(
  load: (before: Cursor) => Promise<{ readonly entries: readonly T[]; readonly next: string | null }>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of everyEntry<T, string>(load)) {
    if (found.push(entry) >= MOST) {
      break;
    }
  }
  return found;
}

interface HistoryPage {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

async function history(
  kind: Kind,
  id: string,
  before: string | null,
  limit: number,
  signal: Signal,
): Promise<HistoryPage> {
  const { query } = paged(before ?? undefined, limit);
  switch (kind) {
    case "schedule": {
      const params = { path: { schedule: id }, query };
      const { fires, next } = await ok(api.GET("/api/v1/schedules/{schedule}/fires", { params, signal }));
      return { entries: fires.map(entryOfFire), next };
    }
    case "webhook": {
      const params = { path: { webhook: id }, query };
      const { deliveries, next } = await ok(api.GET("/api/v1/webhooks/{webhook}/deliveries", { params, signal }));
      return { entries: deliveries.map(entryOfDelivery), next };
    }
    case "event": {
      const params = { path: { trigger: id }, query };
      const { fires, next } = await ok(api.GET("/api/v1/event-triggers/{trigger}/fires", { params, signal }));
      return { entries: fires.map(entryOfEvent), next };
    }
  }
}
