import { messages } from "../../messages/index.ts";
import { Notice } from "../../ui/index.ts";
import { placeOf } from "./merge-words.ts";
import styles from "./publish-dialog.module.css";
import type { TemplatePlan } from "./template-queries.ts";

const words = messages.templates.publishing;

type Finding = TemplatePlan["findings"][number];

interface PublishPlanProps {
  readonly plan: TemplatePlan;
  readonly busy: boolean;
  /** Asks for the plan again, with these things kept. */
  readonly onKeep: (keep: string[]) => void;
}

/** What is left out of a template: each thing, where it stands, why, and what comes instead. */
export function PublishPlan({ plan, busy, onKeep }: PublishPlanProps) {
  const { findings, sound, problems } = plan;
  const going = findings.filter(({ kept }) => !kept).length;
  const kept = findings.filter((each) => each.kept).map(({ id }) => id);
  const toggle = ({ id, kept: isKept }: Finding) => onKeep(isKept ? kept.filter((each) => each !== id) : [...kept, id]);
  return (
    <div>
      <h3>{going === 0 ? words.nothingFound : words.found(going)}</h3>
      {findings.length > 0 && <p className={styles.small}>{words.foundText}</p>}
      {!sound && (
        <Notice title={words.unsound}>
          <ul>
            {problems.map(({ message }) => (
              <li key={String(message)}>{String(message)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {byKind(findings).map(([kind, all]) => (
        <section key={kind} className={styles.kind}>
          <h3>{messages.templates.kinds[kind]}</h3>
          <p className={styles.small}>{all[0]?.why}</p>
          <ul className={styles.findings}>
            {all.map((each) => (
              <FindingRow key={each.id} finding={each} busy={busy} onToggle={() => toggle(each)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function byKind(findings: readonly Finding[]): readonly (readonly [Finding["kind"], readonly Finding[]])[] {
  return [...Map.groupBy(findings, ({ kind }) => kind)];
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly busy: boolean;
  readonly onToggle: () => void;
}

function FindingRow({ finding, busy, onToggle }: FindingRowProps) {
  const { what, where, flow, instead, keepable, kept } = finding;
  return (
    <li className={styles.finding}>
      <code>{what}</code>
      {keepable && (
        <label className={styles.keep}>
          <input
            type="checkbox"
            checked={kept}
            disabled={busy}
            aria-label={words.keepNamed(what)}
            onChange={onToggle}
          />
          {words.keep}
        </label>
      )}
      <p className={styles.small}>
        {words.inFlow(flow, placeIn(flow, where))}
        {!kept && `: ${instead === "" ? words.goes : words.becomes(instead)}`}
      </p>
    </li>
  );
}

/** A place in a document, a line of it, or a line of a file, which says so itself. */
function placeIn(flow: string, where: string): string {
  if (where.startsWith(":")) {
    return words.line(where.slice(1));
  }
  return flow !== "" && where.startsWith("/") ? placeOf({ key: where }) : where.replace(/^\//, "");
}
