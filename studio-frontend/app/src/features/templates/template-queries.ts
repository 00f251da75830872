import { ok, ProblemError, type Schemas } from "@foldwork/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, queryClient } from "../../service/index.ts";
import { flowQueries } from "../flows/index.ts";

export type Template = Schemas["Template"];
export type TemplateDetail = Schemas["TemplateDetail"];
export type TemplateCopy = Schemas["TemplateCopy"];
export type TemplatePlan = Schemas["TemplatePlan"];
export type TemplateWish = Schemas["TemplateWish"];
export type TemplateUpdate = Schemas["TemplateUpdate"];

const PAGE = 24;
const RUN_AGAIN_MILLIS = 1_000;
const ALL = ["templates"] as const;
const COPIES = ["template-copies"] as const;

export const templateQueries = {
  /** The gallery, a page at a time. */
  pages: (q: string | undefined, tag: string | undefined) =>
    infiniteQueryOptions({
      queryKey: [...ALL, "pages", q ?? "", tag ?? ""],
      queryFn: ({ pageParam, signal }) => {
        const query = {
          limit: PAGE,
          ...(q === undefined ? {} : { q }),
          ...(tag === undefined ? {} : { tag }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        };
        return ok(api.GET("/api/v1/templates", { params: { query }, signal }));
      },
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  /** A template and what it needs. */
  detail: (template: string) =>
    queryOptions({
      queryKey: [...ALL, "detail", template],
      queryFn: ({ signal }): Promise<TemplateDetail> =>
        ok(api.GET("/api/v1/templates/{template}", { params: { path: { template } }, signal })),
    }),
  /** A version with its contents; it never changes. */
  version: (template: string, version: number) =>
    queryOptions({
      queryKey: [...ALL, "version", template, version],
      queryFn: ({ signal }) =>
        ok(
          api.GET("/api/v1/templates/{template}/versions/{version}", {
            params: { path: { template, version } },
            signal,
          }),
        ),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  versions: (template: string) =>
    queryOptions({
      queryKey: [...ALL, "versions", template],
      queryFn: async ({ signal }) =>
        (await ok(api.GET("/api/v1/templates/{template}/versions", { params: { path: { template } }, signal })))
          .versions,
    }),
  /** Flows whose template has a newer version. */
  outdated: () =>
    queryOptions({
      queryKey: [...COPIES, "outdated"],
      queryFn: async ({ signal }) =>
        (await ok(api.GET("/api/v1/template-copies", { params: { query: { updates: true } }, signal }))).copies,
    }),
  /** The template that a flow was made of; null when it was made of none. */
  copy: (flow: string) =>
    queryOptions({
      queryKey: [...COPIES, "of", flow],
      queryFn: async ({ signal }): Promise<TemplateCopy | null> => {
        try {
          return await ok(api.GET("/api/v1/flows/{flow}/template", { params: { path: { flow } }, signal }));
        } catch (fault) {
          if (fault instanceof ProblemError && fault.code === "TEMPLATE_UNKNOWN") {
            return null;
          }
          throw fault;
        }
      },
    }),
  /** What an update of a flow would do. */
  update: (flow: string) =>
    queryOptions({
      queryKey: [...COPIES, "update", flow],
      queryFn: ({ signal }): Promise<TemplateUpdate> =>
        ok(api.GET("/api/v1/flows/{flow}/template/update", { params: { path: { flow } }, signal })),
      staleTime: 0,
    }),
  /** A run until it has ended. */
  run: (run: string) =>
    queryOptions({
      queryKey: [...ALL, "run", run],
      queryFn: ({ signal }) => ok(api.GET("/api/v1/runs/{run}", { params: { path: { run } }, signal })),
      refetchInterval: ({ state }) => (state.data?.endedAt ? false : RUN_AGAIN_MILLIS),
    }),
};

/** Says what would be published. */
export function planTemplate(wish: TemplateWish): Promise<TemplatePlan> {
  return ok(api.POST("/api/v1/templates/plan", { body: wish }));
}

/** Publishes what a plan said. */
export async function publishTemplate(wish: TemplateWish, plan: string): Promise<Template> {
  const template = await ok(api.POST("/api/v1/templates", { body: { ...wish, plan } }));
  await changed();
  return template;
}

export async function withdrawTemplate(template: string): Promise<void> {
  await api.DELETE("/api/v1/templates/{template}", { params: { path: { template } } });
  await changed();
}

/** Makes a flow of a template. */
export async function makeCopy(template: string, name: string, title: string): Promise<TemplateCopy> {
  const path = { template };
  const copy = await ok(api.POST("/api/v1/templates/{template}/copies", { params: { path }, body: { name, title } }));
  await queryClient.invalidateQueries({ queryKey: flowQueries.all });
  return copy;
}

/** Takes an update over into a flow's draft. */
export async function takeUpdate(update: TemplateUpdate, choices: Record<string, "mine" | "theirs">): Promise<void> {
  await ok(
    api.POST("/api/v1/flows/{flow}/template/update", {
      params: { path: { flow: update.flow }, header: { "If-Match": `"${update.revision}"` } },
      body: { to: update.to, choices },
    }),
  );
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: COPIES }),
    queryClient.invalidateQueries({ queryKey: flowQueries.all }),
  ]);
}

/** Runs a flow's draft once; returns the run's id. */
export async function runOnce(flow: string, inputs: Record<string, unknown>): Promise<string> {
  const run = await ok(
    api.POST("/api/v1/flows/{flow}/runs", {
      params: { path: { flow } },
      body: { version: "draft", inputs: inputs as Record<string, never> },
    }),
  );
  return run.id;
}

function changed(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ALL });
}
