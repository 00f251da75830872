import { messages } from "../../messages/index.ts";
import { Field } from "../../ui/index.ts";
import { Choice } from "../team/index.ts";
import type { Schedule } from "./trigger-queries.ts";

const words = messages.triggers.rules;
const CATCH_UPS = ["last", "none", "all"] as const;
const OVERLAPS = ["skip", "queue", "allow", "cancel_previous"] as const;
const MOST = 100;

type Rules = Pick<Schedule, "catchUp" | "catchUpLimit" | "overlap">;

interface ScheduleRulesProps {
  readonly value: Rules;
  readonly onChange: (value: Rules) => void;
}

/** What happens to times that were missed, and to one that comes while a run still goes on. */
export function ScheduleRules({ value, onChange }: ScheduleRulesProps) {
  return (
    <>
      <Choice
        label={words.overlap}
        value={value.overlap}
        help={words.overlapHelp[value.overlap]}
        options={OVERLAPS.map((each) => ({ value: each, name: words.overlaps[each] }))}
        onChange={(overlap) => onChange({ ...value, overlap })}
      />
      <Choice
        label={words.catchUp}
        value={value.catchUp}
        help={words.catchUpHelp[value.catchUp]}
        options={CATCH_UPS.map((each) => ({ value: each, name: words.catchUps[each] }))}
        onChange={(catchUp) => onChange({ ...value, catchUp })}
      />
      {value.catchUp === "all" && (
        <Field
          label={words.limit}
          type="number"
          min={1}
          max={MOST}
          value={value.catchUpLimit}
          onChange={({ target }) => {
            const limit = Math.floor(target.valueAsNumber);
            if (limit >= 1 && limit <= MOST) {
              onChange({ ...value, catchUpLimit: limit });
            }
          }}
        />
      )}
    </>
  );
}
