import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { confirmDone, Field, Form } from "../../ui/index.ts";
import { FormEnd } from "./form-end.tsx";
import { JobFields } from "./job-fields.tsx";
import { NextTimes } from "./next-times.tsx";
import { ScheduleRules } from "./schedule-rules.tsx";
import { faultsOf, isTimetableFault } from "./timetable.ts";
import { TimetableFields } from "./timetable-fields.tsx";
import { changeSchedule, makeSchedule, type ScheduleTerms } from "./trigger-actions.ts";
import type { Schedule, Timetable } from "./trigger-queries.ts";
import styles from "./triggers.module.css";
import { useJob } from "./use-job.ts";
import { useNamed } from "./use-named.ts";
import { usePreview } from "./use-preview.ts";

const words = messages.triggers;

interface ScheduleFormProps {
  readonly schedule: Schedule | undefined;
  readonly flow: string;
  readonly onClose: () => void;
}

/** When a flow is started, with the next ten times beside it. */
export function ScheduleForm({ schedule, flow, onClose }: ScheduleFormProps) {
  const named = useNamed(schedule?.name);
  const [timetable, setTimetable] = useState(() => begunWith(schedule));
  const [rules, setRules] = useState(() => ({
    catchUp: schedule?.catchUp ?? "last",
    catchUpLimit: schedule?.catchUpLimit ?? 10,
    overlap: schedule?.overlap ?? "skip",
  }));
  const preview = usePreview(timetable);
  const saving = useMutation({
    mutationFn: (terms: ScheduleTerms) =>
      schedule === undefined ? makeSchedule(terms) : changeSchedule(schedule.id, terms),
    onSuccess: (saved) => {
      confirmDone(schedule === undefined ? words.form.made(saved.name) : words.form.changed(saved.name));
      onClose();
    },
  });
  const filled = useJob("schedule", schedule, flow, saving.error);
  const submit = () => {
    const job = filled.checked();
    const name = named.checked();
    if (job !== undefined && name !== undefined) {
      saving.mutate({ ...job, ...timetable, ...rules, name });
    }
  };
  const told = filled.refusal !== undefined || isTimetableFault(saving.error);
  return (
    <Form onSubmit={submit}>
      <div className={styles.columns}>
        <div className={styles.fields}>
          <Field {...named.field} help={words.form.nameHelp.schedule} />
          <TimetableFields value={timetable} faults={faultsOf(preview.error)} onChange={setTimetable} />
          <ScheduleRules value={rules} onChange={setRules} />
          <JobFields kind="schedule" filled={filled} />
        </div>
        <NextTimes times={preview.times} zone={timetable.zone} fault={preview.error} fresh={preview.fresh} />
      </div>
      <FormEnd
        fault={told ? undefined : saving.error}
        busy={saving.isPending || filled.loading}
        submit={schedule === undefined ? words.form.submit.schedule : words.form.save}
        onClose={onClose}
      />
    </Form>
  );
}

function begunWith(schedule: Schedule | undefined): Timetable {
  if (schedule === undefined) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { cron: "0 9 * * *", zone, skipped: [], added: [] };
  }
  const { cron, zone, skipped, added } = schedule;
  return { cron, zone, skipped, added };
}
