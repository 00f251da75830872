import { messages } from "../../messages/index.ts";
import { asksForSomething, membersOf, objectOf, SchemaForm, titleOf } from "../../ui/schema-form/index.ts";
import type { Kind } from "./trigger-queries.ts";
import styles from "./triggers.module.css";
import type { FilledJob } from "./use-job.ts";

const words = messages.triggers.form;

/** What the flow is given each time. */
export function JobInputs({ kind, filled }: { readonly kind: Kind; readonly filled: FilledJob }) {
  const { schema, asked, inputs, problems, change } = filled;
  if (!asksForSomething(schema)) {
    return <p className={styles.quiet}>{messages.start.noInputs}</p>;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not shrink to its dialog
    <div role="group" aria-label={messages.start.inputs} className={styles.fields}>
      <p className={styles.label}>{messages.start.inputs}</p>
      {kind !== "schedule" && <FixedInputs kind={kind} filled={filled} />}
      {asksForSomething(asked) && (
        <SchemaForm
          schema={asked}
          value={inputs}
          onChange={(value) => change({ inputs: objectOf(value) })}
          problems={problems}
          label={messages.start.inputs}
        />
      )}
    </div>
  );
}

/** Which inputs are always the same, whatever comes in. */
function FixedInputs({ kind, filled }: { readonly kind: "webhook" | "event"; readonly filled: FilledJob }) {
  const { job, schema, change } = filled;
  return (
    <fieldset className={styles.fixed}>
      <legend className={styles.quiet}>{words.fixedHelp[kind]}</legend>
      {membersOf(schema).map(({ name, schema: member }) => (
        <label key={name} className={styles.check}>
          <input
            type="checkbox"
            checked={job.fixed.includes(name)}
            onChange={({ target }) =>
              change({ fixed: target.checked ? [...job.fixed, name] : job.fixed.filter((each) => each !== name) })
            }
          />
          <span>{words.fixed(titleOf(member, name))}</span>
        </label>
      ))}
    </fieldset>
  );
}
