import { ok, type paths, type Schemas } from "@foldwork/api";
import { api, queryClient } from "../../service/index.ts";
import { type Trigger, triggerQueries } from "./trigger-queries.ts";

export type ScheduleTerms = Schemas["ScheduleTerms"];
export type WebhookTerms = Schemas["WebhookTerms"];
export type EventTerms = Schemas["EventTriggerTerms"];

/** A webhook with what nobody sees again. */
export type OpenedWebhook = paths["/api/v1/webhooks"]["post"]["responses"]["201"]["content"]["application/json"];

async function changing<T>(change: Promise<T>): Promise<T> {
  const answer = await change;
  await queryClient.invalidateQueries({ queryKey: triggerQueries.all });
  return answer;
}

export const makeSchedule = (body: ScheduleTerms) => changing(ok(api.POST("/api/v1/schedules", { body })));

export const changeSchedule = (schedule: string, body: ScheduleTerms) =>
  changing(ok(api.PUT("/api/v1/schedules/{schedule}", { params: { path: { schedule } }, body })));

export const makeWebhook = (body: WebhookTerms, signed: boolean): Promise<OpenedWebhook> =>
  changing(ok(api.POST("/api/v1/webhooks", { body: { ...body, signed } })));

export const changeWebhook = (webhook: string, body: WebhookTerms) =>
  changing(ok(api.PUT("/api/v1/webhooks/{webhook}", { params: { path: { webhook } }, body })));

/** Gives a webhook another address; the old one goes on for so many seconds. */
export const rotateWebhook = (webhook: string, signed: boolean, keepSeconds: number): Promise<OpenedWebhook> =>
  changing(
    ok(api.POST("/api/v1/webhooks/{webhook}/rotate", { params: { path: { webhook } }, body: { signed, keepSeconds } })),
  );

export const makeEventTrigger = (body: EventTerms) => changing(ok(api.POST("/api/v1/event-triggers", { body })));

export const changeEventTrigger = (trigger: string, body: EventTerms) =>
  changing(ok(api.PUT("/api/v1/event-triggers/{trigger}", { params: { path: { trigger } }, body })));

/** Pauses a trigger, or lifts the pause. */
export function pauseTrigger({ kind, id }: Trigger, pause: boolean): Promise<unknown> {
  const schedule = { params: { path: { schedule: id } } };
  const webhook = { params: { path: { webhook: id } } };
  const event = { params: { path: { trigger: id } } };
  switch (kind) {
    case "schedule":
      return changing(
        pause
          ? api.POST("/api/v1/schedules/{schedule}/pause", schedule)
          : api.POST("/api/v1/schedules/{schedule}/resume", schedule),
      );
    case "webhook":
      return changing(
        pause
          ? api.POST("/api/v1/webhooks/{webhook}/pause", webhook)
          : api.POST("/api/v1/webhooks/{webhook}/resume", webhook),
      );
    case "event":
      return changing(
        pause
          ? api.POST("/api/v1/event-triggers/{trigger}/pause", event)
          : api.POST("/api/v1/event-triggers/{trigger}/resume", event),
      );
  }
}

/** Deletes a trigger with its history; its runs stay. */
export function deleteTrigger({ kind, id }: Trigger): Promise<unknown> {
  switch (kind) {
    case "schedule":
      return changing(api.DELETE("/api/v1/schedules/{schedule}", { params: { path: { schedule: id } } }));
    case "webhook":
      return changing(api.DELETE("/api/v1/webhooks/{webhook}", { params: { path: { webhook: id } } }));
    case "event":
      return changing(api.DELETE("/api/v1/event-triggers/{trigger}", { params: { path: { trigger: id } } }));
  }
}
