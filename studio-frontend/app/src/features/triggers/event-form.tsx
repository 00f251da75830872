import { ProblemError } from "@foldwork/api";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { confirmDone, Field, Form } from "../../ui/index.ts";
import { type Awaited, awaitedOf, EventFields, faultOf } from "./event-fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { JobFields } from "./job-fields.tsx";
import { changeEventTrigger, type EventTerms, makeEventTrigger } from "./trigger-actions.ts";
import type { EventTrigger } from "./trigger-queries.ts";
import { useJob } from "./use-job.ts";
import { useNamed } from "./use-named.ts";
import { WholeInput } from "./whole-input.tsx";

const words = messages.triggers;

interface EventFormProps {
  readonly trigger: EventTrigger | undefined;
  readonly flow: string;
  readonly onClose: () => void;
}

/** What has to happen for a flow to be started. */
export function EventForm({ trigger, flow, onClose }: EventFormProps) {
  const named = useNamed(trigger?.name);
  const [event, setEvent] = useState<Awaited>(() => awaitedOf(trigger));
  const [filter, setFilter] = useState(trigger?.filter ?? "");
  const [fault, setFault] = useState<string>();
  const saving = useMutation({
    mutationFn: (terms: EventTerms) =>
      trigger === undefined ? makeEventTrigger(terms) : changeEventTrigger(trigger.id, terms),
    onSuccess: (saved) => {
      confirmDone(trigger === undefined ? words.form.made(saved.name) : words.form.changed(saved.name));
      onClose();
    },
  });
  const filled = useJob("event", trigger, flow, saving.error);
  const submit = () => {
    const wrong = faultOf(event);
    const job = filled.checked();
    const name = named.checked();
    setFault(wrong);
    if (job !== undefined && name !== undefined && wrong === undefined) {
      const said = filter.trim();
      saving.mutate({ ...job, name, event, filter: said === "" ? null : said, eventInput: filled.job.whole });
    }
  };
  const filterFault = filterFaultOf(saving.error);
  return (
    <Form onSubmit={submit}>
      <Field {...named.field} help={words.form.nameHelp.event} />
      <EventFields
        value={event}
        fault={fault}
        onChange={(next) => {
          setEvent(next);
          setFault(undefined);
        }}
      />
      <Field
        label={words.event.filter}
        value={filter}
        maxLength={2000}
        spellCheck={false}
        autoComplete="off"
        help={words.event.filterHelp[event.kind]}
        fault={filterFault}
        onChange={({ target }) => setFilter(target.value)}
      />
      <JobFields kind="event" filled={filled} />
      <WholeInput label={words.event.input} each={words.event.fields} filled={filled} />
      <FormEnd
        fault={filled.refusal === undefined && filterFault === undefined ? saving.error : undefined}
        busy={saving.isPending || filled.loading}
        submit={trigger === undefined ? words.form.submit.event : words.form.save}
        onClose={onClose}
      />
    </Form>
  );
}

/** The service names the field that it cannot read, and lists why. */
function filterFaultOf(fault: unknown): string | undefined {
  if (!(fault instanceof ProblemError && fault.problem.detail.startsWith("'filter' "))) {
    return undefined;
  }
  const [why] = fault.problem.problems;
  return typeof why?.message === "string" ? `${why.message}: ${String(why.remedy)}.` : fault.problem.detail;
}
