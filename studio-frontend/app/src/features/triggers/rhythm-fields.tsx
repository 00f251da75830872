import { messages } from "../../messages/index.ts";
import { Field } from "../../ui/index.ts";
import { Choice } from "../team/index.ts";
import { changedTo, cronOf, RHYTHMS, rhythmOf } from "./cron.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.timetable;
const OWN = "own";
const DAYS = Array.from({ length: 31 }, (_, day) => ({ value: String(day + 1), name: String(day + 1) }));

interface RhythmFieldsProps {
  readonly cron: string;
  readonly onChange: (cron: string) => void;
}

/** The usual times by their names; whatever is chosen is written into the pattern below. */
export function RhythmFields({ cron, onChange }: RhythmFieldsProps) {
  const rhythm = rhythmOf(cron);
  const { rhythms } = words;
  return (
    <div className={styles.pair}>
      <Choice
        label={words.rhythm}
        value={rhythm?.every ?? OWN}
        options={[
          ...(rhythm === undefined ? [{ value: OWN, name: rhythms.own } as const] : []),
          ...RHYTHMS.map((value) => ({ value, name: rhythms[value] })),
        ]}
        onChange={(every) => every !== OWN && onChange(cronOf(changedTo(every, rhythm)))}
      />
      {rhythm !== undefined && "time" in rhythm && (
        <Field
          label={words.time}
          type="time"
          required
          value={rhythm.time}
          onChange={({ target }) => target.value !== "" && onChange(cronOf({ ...rhythm, time: target.value }))}
        />
      )}
      {rhythm?.every === "hour" && (
        <Field
          label={words.minute}
          type="number"
          min={0}
          max={59}
          value={rhythm.minute}
          onChange={({ target }) => {
            const minute = target.valueAsNumber;
            if (minute >= 0 && minute <= 59) {
              onChange(cronOf({ every: "hour", minute: Math.floor(minute) }));
            }
          }}
        />
      )}
      {rhythm?.every === "month" && (
        <Choice
          label={words.day}
          value={String(rhythm.day)}
          options={[...DAYS, { value: "L", name: words.lastDay }]}
          onChange={(day) => onChange(cronOf({ ...rhythm, day: day === "L" ? "L" : Number(day) }))}
        />
      )}
    </div>
  );
}
