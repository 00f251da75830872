import type { Schemas } from "@foldwork/api";
import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Field } from "../../ui/index.ts";
import { flowQueries } from "../flows/index.ts";
import { Choice } from "../team/index.ts";
import { Check } from "./check.tsx";
import type { EventTrigger } from "./trigger-queries.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.event;

/** What a trigger waits for. */
export type Awaited = Schemas["Awaited"];

const KINDS = ["run_ended", "version_published", "posted"] as const;
const ENDS = ["succeeded", "failed", "cancelled"] as const;
const TYPE = /^[a-z][a-z0-9_.-]{0,99}$/;
/** The service's own events begin with this; a program cannot tell of one. */
const OWN = "foldwork.";
const ANY = "";

/** Returns what a form begins with. */
export function awaitedOf(trigger: EventTrigger | undefined): Awaited {
  if (trigger === undefined) {
    return { kind: "run_ended", flowId: null, states: ["failed"] };
  }
  const { kind, flowId, states, type } = trigger.event;
  switch (kind) {
    case "run_ended":
      return { kind, flowId, states: ENDS.filter((each) => states.includes(each)) };
    case "version_published":
      return { kind, flowId };
    case "posted":
      return { kind, type: type ?? "" };
  }
}

/** Returns what is wrong with the type of an event. */
export function faultOf(event: Awaited): string | undefined {
  return event.kind === "posted" && (!TYPE.test(event.type) || event.type.startsWith(OWN))
    ? words.typeFault
    : undefined;
}

interface EventFieldsProps {
  readonly value: Awaited;
  readonly fault: string | undefined;
  readonly onChange: (value: Awaited) => void;
}

/** What has to happen: an end, a version, or what a program tells. */
export function EventFields({ value, fault, onChange }: EventFieldsProps) {
  return (
    <>
      <Choice
        label={words.kind}
        value={value.kind}
        help={words.kindHelp[value.kind]}
        options={KINDS.map((kind) => ({ value: kind, name: words.kinds[kind] }))}
        onChange={(kind) => onChange(begunAs(kind))}
      />
      {value.kind === "posted" ? (
        <Field
          label={words.type}
          value={value.type}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          help={words.typeHelp}
          fault={fault}
          onChange={({ target }) => onChange({ ...value, type: target.value })}
        />
      ) : (
        <WatchedFlow value={value.flowId ?? ANY} onChange={(flowId) => onChange({ ...value, flowId })} />
      )}
      {value.kind === "run_ended" && (
        <fieldset className={styles.fixed}>
          <legend className={styles.label}>{words.ends}</legend>
          {ENDS.map((state) => (
            <Check
              key={state}
              label={words.states[state]}
              value={value.states?.includes(state) ?? false}
              onChange={(on) =>
                onChange({
                  ...value,
                  states: ENDS.filter((each) => (each === state ? on : value.states?.includes(each))),
                })
              }
            />
          ))}
          <p className={styles.quiet}>{words.endsHelp}</p>
        </fieldset>
      )}
    </>
  );
}

function begunAs(kind: Awaited["kind"]): Awaited {
  return kind === "posted"
    ? { kind, type: "" }
    : kind === "run_ended"
      ? { kind, flowId: null, states: [] }
      : { kind, flowId: null };
}

interface WatchedFlowProps {
  readonly value: string;
  readonly onChange: (flow: string | null) => void;
}

function WatchedFlow({ value, onChange }: WatchedFlowProps) {
  const flows = useQuery(flowQueries.list(false));
  const known = (flows.data ?? []).map(({ id, title, name }) => ({ value: id, name: title || name }));
  const gone = value !== ANY && !known.some((each) => each.value === value);
  return (
    <Choice
      label={words.watched}
      value={value}
      options={[
        { value: ANY, name: words.anyFlow },
        ...(gone ? [{ value, name: messages.triggers.form.archivedFlow }] : []),
        ...known,
      ]}
      onChange={(chosen) => onChange(chosen === ANY ? null : chosen)}
    />
  );
}
