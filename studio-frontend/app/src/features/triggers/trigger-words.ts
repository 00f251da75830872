import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { type Flow, flowQueries } from "../flows/index.ts";
import { rhythmOf } from "./cron.ts";
import type { EventTrigger, Schedule, Trigger } from "./trigger-queries.ts";

const words = messages.triggers.sets;

/** The team's flows by their ids, archived ones too: a trigger keeps its flow from being deleted. */
export function useFlowsById(): ReadonlyMap<string, Flow> {
  const active = useQuery(flowQueries.list(false));
  const archived = useQuery(flowQueries.list(true));
  return new Map([...(active.data ?? []), ...(archived.data ?? [])].map((flow) => [flow.id, flow]));
}

/** Returns what says in words what sets a trigger off. */
export function useTriggerWords(): (trigger: Trigger) => string {
  const flows = useFlowsById();
  return (trigger) => {
    switch (trigger.kind) {
      case "schedule":
        return scheduleWords(trigger);
      case "webhook":
        return trigger.signed ? words.signedCall : words.call;
      case "event":
        return eventWords(trigger, (id) => flows.get(id)?.title || flows.get(id)?.name || words.someFlow);
    }
  };
}

function scheduleWords({ cron, zone }: Schedule): string {
  const rhythm = rhythmOf(cron);
  const when = rhythm === undefined ? words.pattern(cron) : words.rhythm(rhythm);
  return words.inZone(when, zone.replaceAll("_", " "));
}

function eventWords({ event, filter }: EventTrigger, titleOf: (flow: string) => string): string {
  const flow = event.flowId === null ? undefined : titleOf(event.flowId);
  const what =
    event.kind === "posted"
      ? words.posted(event.type ?? "")
      : event.kind === "version_published"
        ? words.published(flow)
        : words.ended(flow, event.states);
  return filter === null ? what : words.filtered(what, filter);
}
