import { begun, membersOf, objectOf, type Schema, schemaOf } from "../../ui/schema-form/index.ts";
import type { Where } from "../runs/index.ts";
import type { Kind, Trigger } from "./trigger-queries.ts";

/** Which flow is started, where, and with what; as somebody fills it in. */
export interface Job {
  /** A stored flow; empty while none is chosen, null for one that was sent along and stays. */
  readonly flow: string | null;
  /** A version's number; null for the newest one each time. */
  readonly version: number | null;
  readonly where: Where;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of the inputs that are always the same; of a schedule all are. */
  readonly fixed: readonly string[];
  /** The input that gets all that comes in; null where each member is one, and for a schedule. */
  readonly whole: string | null;
}

/** Returns what a form begins with. */
export function jobOf(trigger: Trigger | undefined, flow: string): Job {
  if (trigger === undefined) {
    return { flow, version: null, where: { engine: "cloud" }, inputs: {}, fixed: [], whole: null };
  }
  const { engine, runner } = trigger;
  return {
    flow: trigger.flowId,
    version: trigger.version,
    // Without its runner it can start nothing until another place is chosen.
    where: engine === "cloud" ? { engine } : { engine, runner: runner ?? "" },
    inputs: trigger.inputs,
    fixed: Object.keys(trigger.inputs),
    whole: wholeOf(trigger),
  };
}

function wholeOf(trigger: Trigger): string | null {
  return trigger.kind === "webhook" ? trigger.bodyInput : trigger.kind === "event" ? trigger.eventInput : null;
}

/**
 * Returns the schema of what is asked for. Times bring no inputs, so a schedule is given all of them; of a webhook and
 * an event trigger only those that are always the same, as they win over what comes in.
 */
export function askedOf(kind: Kind, inputs: Schema, job: Job): Schema {
  if (kind === "schedule") {
    return inputs;
  }
  const members = Object.entries(schemaOf(inputs.properties)).filter(([name]) => job.fixed.includes(name));
  return { ...inputs, properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

/** Returns the inputs that are asked for, with what the flow's schema gives where nothing was said. */
export function inputsOf(asked: Schema, job: Job): Readonly<Record<string, unknown>> {
  const whole = objectOf(begun(asked, job.inputs));
  const names = new Set(membersOf(asked).map(({ name }) => name));
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)));
}

/** Returns what is sent: everything is replaced, so what the form does not show goes back as it came. */
export function sentJob(job: Job, inputs: Readonly<Record<string, unknown>>, before: Trigger | undefined) {
  return {
    ...(job.flow === null ? {} : { flowId: job.flow, version: job.version }),
    inputs: inputs as Record<string, never>,
    folders: (before?.folders ?? {}) as Record<string, string>,
    privateHosts: before?.privateHosts ?? [],
    ...job.where,
  };
}
