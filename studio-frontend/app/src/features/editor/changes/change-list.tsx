import { type ChangedStep, holderOf, type NodePath, ROOT } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Icon } from "../../../ui/index.ts";
import styles from "./change-list.module.css";
import { CHANGE_MARKS } from "./change-marks.ts";
import { changeWords } from "./change-words.ts";
import type { ChangedFile, Compared } from "./compared.ts";

const words = messages.changes;

interface ChangeListProps extends Pick<Compared, "steps" | "files"> {
  readonly chosen?: NodePath | undefined;
  /** Left out where there is nothing to be shown. */
  readonly onChoose?: (path: NodePath) => void;
}

/** What differs, in words: a line for each step, the flow itself first. */
export function ChangeList({ steps, files, chosen, onChoose }: ChangeListProps) {
  return (
    <ul className={styles.list}>
      {steps.map((step) => (
        <li key={step.path}>
          {onChoose && step.path !== ROOT ? (
            <button
              type="button"
              className={styles.row}
              aria-pressed={step.path === chosen}
              onClick={() => onChoose(step.path)}
            >
              <StepWords step={step} />
            </button>
          ) : (
            <div className={styles.row}>
              <StepWords step={step} />
            </div>
          )}
        </li>
      ))}
      {files.map((file) => (
        <li key={file.name} className={styles.row}>
          <FileWords file={file} />
        </li>
      ))}
    </ul>
  );
}

function StepWords({ step }: { readonly step: ChangedStep }) {
  const holder = holderOf(step.path);
  return (
    <>
      <span className={styles[step.kind]}>
        <Icon of={CHANGE_MARKS[step.kind]} size={14} label={words.kinds[step.kind]} />
      </span>
      <span className={styles.words}>
        <b>{step.path === ROOT ? words.flow : step.title}</b>
        <span>{changeWords(step)}</span>
        {holder !== ROOT && <span className={styles.holder}>{holder.replaceAll(".", " › ")}</span>}
      </span>
    </>
  );
}

function FileWords({ file: { name, kind } }: { readonly file: ChangedFile }) {
  return (
    <>
      <span className={styles[kind]}>
        <Icon of={CHANGE_MARKS[kind]} size={14} label={words.kinds[kind]} />
      </span>
      <span className={styles.words}>
        <b>{words.file(name)}</b>
        <span>{words.kinds[kind]}</span>
      </span>
    </>
  );
}
