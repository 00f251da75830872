import type { LogLine, TreeNode, Try } from "@foldwork/run-view";
import { messages } from "../../messages/index.ts";
import { classes } from "../../ui/index.ts";
import type { RunDetail } from "./run-queries.ts";
import { StateIcon } from "./state-icon.tsx";
import styles from "./step-panel.module.css";

const words = messages.run;
const { clock, moment, took } = messages.time;

/** Each try with when it began and what became of it. */
export function TryList({ tries }: { readonly tries: readonly Try[] }) {
  return (
    <section className={styles.section}>
      <h3>{words.panel.tries}</h3>
      <ul>
        {tries.map(({ number, state, startedAt, endedAt, error }) => (
          <li key={number}>
            <div className={styles.tryRow}>
              <StateIcon state={state} />
              <span>{words.try(number)}</span>
              <span className={styles.tryWhen}>{clock(new Date(startedAt))}</span>
              <span>{words.states[state]}</span>
              <span className={styles.quiet}>{endedAt === undefined ? "" : took(endedAt - startedAt)}</span>
            </div>
            {error !== undefined && <p className={styles.tryError}>{error.message || error.code}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a step wrote down. */
export function StepLogs({ lines }: { readonly lines: readonly LogLine[] }) {
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className={styles.section}>
      <h3>{words.panel.logs}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ul tabIndex={0} aria-label={words.panel.logs}>
        {lines.map((line) => (
          <li key={`${line.at} ${line.message}`} className={styles.log}>
            <span>{clock(new Date(line.at))}</span>
            <span className={classes(levelClass(line.level))}>
              {line.message}
              {hasFields(line.fields) && ` ${JSON.stringify(line.fields)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function levelClass(level: string): string | undefined {
  return level === "error" ? styles.errorLine : level === "warn" ? styles.warn : undefined;
}

function hasFields(fields: unknown): boolean {
  return typeof fields === "object" && fields !== null && Object.keys(fields).length > 0;
}

/** What is to be known of a step beside its data. */
export function StepFacts({ run, node }: { readonly run: RunDetail; readonly node: TreeNode }) {
  const { step, attempt, startedAt, endedAt } = node;
  const code = step?.error?.code ?? attempt?.error?.code;
  const facts: readonly (readonly [string, string | undefined, boolean?])[] = [
    [words.panel.started, moment(new Date(startedAt))],
    [words.panel.took, endedAt === undefined ? undefined : took(endedAt - startedAt)],
    [words.panel.ran, words.where[run.engine]],
    [words.panel.port, step?.port],
    [words.panel.usage, usageWords(node)],
    [words.panel.code, code, true],
    [words.panel.type, step?.type, true],
    [words.panel.path, node.key, true],
  ];
  return (
    <section className={styles.section}>
      <h3>{words.panel.facts}</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value, mono]) =>
          value === undefined || value === "" ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd className={classes(mono && styles.mono)}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function usageWords({ step }: TreeNode): string | undefined {
  if (step === undefined || step.usage.length === 0) {
    return undefined;
  }
  const models = [...new Set(step.usage.map(({ model }) => model))].filter(Boolean);
  const tokens = step.usage.reduce((sum, { input, output }) => sum + input + output, 0);
  return [...models, words.tokens(tokens)].join(", ");
}
