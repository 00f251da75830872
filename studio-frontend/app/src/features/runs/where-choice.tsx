import { useId } from "react";
import { messages } from "../../messages/index.ts";
import type { Runner } from "../../service/index.ts";
import { useNow } from "../../ui/index.ts";
import styles from "./start-dialog.module.css";
import type { Where } from "./start-flow.ts";

const words = messages.start;
const CLOUD: Where = { engine: "cloud" };

/** Returns where a run goes: where somebody wished if it can be reached, else a computer that is there, else the cloud. */
export function reachable(wished: Where | undefined, runners: readonly Runner[]): Where {
  const there = runners.filter((runner) => runner.connected);
  if (wished?.engine === "cloud" || there.length === 0) {
    return CLOUD;
  }
  const chosen = there.find((runner) => wished?.engine === "local" && runner.id === wished.runner) ?? there[0];
  return chosen === undefined ? CLOUD : { engine: "local", runner: chosen.id };
}

interface WhereChoiceProps {
  /** Undefined until they are known. */
  readonly runners: readonly Runner[] | undefined;
  readonly value: Where;
  readonly onChange: (where: Where) => void;
}

/** A computer or the cloud, with what can be had now and why not. */
export function WhereChoice({ runners, value, onChange }: WhereChoiceProps) {
  const name = useId();
  const now = useNow();
  const known = runners ?? [];
  const sole = known.length === 1;
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{words.where}</legend>
      {known.map((runner) => (
        <label key={runner.id} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={value.engine === "local" && value.runner === runner.id}
            disabled={!runner.connected}
            onChange={() => onChange({ engine: "local", runner: runner.id })}
          />
          <span>{sole ? words.here : words.onRunner(runner.name)}</span>
          <span className={styles.why}>
            {runner.connected
              ? words.hereHelp(runner.name)
              : words.away(runner.name, messages.time.ago(new Date(runner.seenAt), now))}
          </span>
        </label>
      ))}
      {runners !== undefined && known.length === 0 && (
        <label className={styles.choice}>
          <input type="radio" name={name} disabled />
          <span>{words.here}</span>
          <span className={styles.why}>{words.noRunner}</span>
        </label>
      )}
      <label className={styles.choice}>
        <input type="radio" name={name} checked={value.engine === "cloud"} onChange={() => onChange(CLOUD)} />
        <span>{words.cloud}</span>
        <span className={styles.why}>{words.cloudHelp}</span>
      </label>
    </fieldset>
  );
}
