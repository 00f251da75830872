import { messages } from "../../messages/index.ts";
import { Field, Notice } from "../../ui/index.ts";
import { listOf, objectOf, SchemaForm } from "../../ui/schema-form/index.ts";
import { Choice } from "../team/index.ts";
import { RhythmFields } from "./rhythm-fields.tsx";
import type { TimetableFaults } from "./timetable.ts";
import type { Timetable } from "./trigger-queries.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.timetable;
const ZONES: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const DATES = {
  type: "object",
  properties: {
    skipped: {
      type: "array",
      title: words.skipped,
      description: words.skippedHelp,
      items: { type: "string", format: "date" },
    },
    added: {
      type: "array",
      title: words.added,
      description: words.addedHelp,
      items: { type: "string", format: "date" },
    },
  },
};

interface TimetableFieldsProps {
  readonly value: Timetable;
  readonly faults: TimetableFaults;
  readonly onChange: (value: Timetable) => void;
}

/** A pattern, the clock it is read by, and the days that are exceptions. */
export function TimetableFields({ value, faults, onChange }: TimetableFieldsProps) {
  const { cron, zone, skipped, added } = value;
  const zones = ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
  return (
    <>
      <RhythmFields cron={cron} onChange={(next) => onChange({ ...value, cron: next })} />
      <Field
        label={words.cron}
        value={cron}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        help={words.cronHelp}
        fault={faults.cron}
        onChange={({ target }) => onChange({ ...value, cron: target.value })}
      />
      <Choice
        label={words.zone}
        value={zone}
        help={faults.zone}
        options={zones.map((each) => ({ value: each, name: each.replaceAll("_", " ") }))}
        onChange={(next) => onChange({ ...value, zone: next })}
      />
      <details className={styles.exceptions}>
        <summary className={styles.label}>{words.exceptions(skipped.length + added.length)}</summary>
        <SchemaForm
          schema={DATES}
          value={{ skipped, added }}
          onChange={(next) => {
            const dates = objectOf(next);
            onChange({ ...value, skipped: textsOf(dates.skipped), added: textsOf(dates.added) });
          }}
        />
      </details>
      {faults.dates !== undefined && <Notice title={faults.dates} />}
    </>
  );
}

function textsOf(value: unknown): string[] {
  return listOf(value).map((each) => (typeof each === "string" ? each : ""));
}
