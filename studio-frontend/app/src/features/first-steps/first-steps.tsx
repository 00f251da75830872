import { icon as check } from "icon:check-circle-fill";
import { icon as circle } from "icon:circle";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, classes, Icon } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { firstQuery, isComplete, type Progress } from "./first-queries.ts";
import styles from "./first-steps.module.css";
import { areWanted, keepOver } from "./kept.ts";

const words = messages.firstSteps;
const ORDER = ["flow", "run", "green", "published"] as const;

interface FirstStepsProps {
  /** True where something else stands at the foot of the page. */
  readonly raised?: boolean;
}

/** Leads somebody new from nothing to a green run and a published flow; what is done is ticked off by itself. */
export function FirstSteps({ raised = false }: FirstStepsProps) {
  const editor = mayEdit(useMe());
  const [wanted, setWanted] = useState(areWanted);
  const over = () => {
    keepOver();
    setWanted(false);
  };
  return editor && wanted ? <Card raised={raised} onOver={over} /> : null;
}

function Card({ raised, onOver }: { readonly raised: boolean; readonly onOver: () => void }) {
  const { data: progress } = useQuery(firstQuery);
  const [seen, setSeen] = useState(false);
  const complete = progress !== undefined && isComplete(progress);
  useEffect(() => {
    if (progress === undefined || seen) {
      return;
    }
    // Who comes into a team that is at work needs no lesson.
    if (progress.green) {
      onOver();
    } else {
      setSeen(true);
    }
  }, [progress, seen, onOver]);
  if (progress === undefined || !seen) {
    return null;
  }
  return (
    <aside className={classes(styles.card, raised && styles.raised)} aria-label={words.title}>
      <header className={styles.head}>
        <h2>{complete ? words.done : words.title}</h2>
        <Button small onClick={onOver}>
          {complete ? words.close : words.hide}
        </Button>
      </header>
      <Steps progress={progress} />
    </aside>
  );
}

function Steps({ progress }: { readonly progress: Progress }) {
  const next = ORDER.find((step) => !progress[step]);
  return (
    <ol className={styles.steps} aria-live="polite">
      {ORDER.map((step) => (
        <li
          key={step}
          className={classes(progress[step] && styles.ticked)}
          aria-current={step === next ? "step" : undefined}
        >
          <Icon of={progress[step] ? check : circle} size={16} label={progress[step] ? words.isDone : words.isOpen} />
          <div>
            <b>{words.steps[step].title}</b>
            {step === next && <p>{words.steps[step].how}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
