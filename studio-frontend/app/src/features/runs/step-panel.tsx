import { icon as again } from "icon:arrow-clockwise";
import { icon as cross } from "icon:x";
import { isHandled, type RunView, type TreeNode } from "@foldwork/run-view";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, IconButton, ProblemNotice } from "../../ui/index.ts";
import { ValueView } from "../../ui/value-view/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { QuestionForm } from "./question-form.tsx";
import { rerunFrom } from "./run-actions.ts";
import { isOver, type RunDetail } from "./run-queries.ts";
import { StateIcon } from "./state-icon.tsx";
import { StepError } from "./step-error.tsx";
import { StepFacts, StepLogs, TryList } from "./step-facts.tsx";
import styles from "./step-panel.module.css";
import { type Naming, wayTo } from "./step-titles.ts";
import { answerText, nameOf } from "./timeline-words.ts";

const words = messages.run;

interface StepPanelProps {
  readonly run: RunDetail;
  readonly node: TreeNode;
  readonly view: RunView;
  readonly naming: Naming;
  readonly onClose: () => void;
}

/** Finds a row of the tree by its key. */
export function nodeAt(tree: readonly TreeNode[], key: string): TreeNode | undefined {
  for (const node of tree) {
    const found = node.key === key ? node : nodeAt(node.children, key);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** One step: words first, then what went in, its tries, what came out, and the facts. */
export function StepPanel({ run, node, view, naming, onClose }: StepPanelProps) {
  const { step, attempt } = node;
  const error = step?.error ?? attempt?.error;
  const way = wayTo(node.key, naming);
  return (
    <>
      <div className={styles.head}>
        <StateIcon state={node.state} size={16} labelled />
        <div className={styles.title}>
          <h2 className={styles.name}>{nameOf(node, naming)}</h2>
          {way.length > 1 && <p className={styles.way}>{way.join(" › ")}</p>}
        </div>
        <IconButton icon={cross} label={words.panel.close} onClick={onClose} />
      </div>
      <div className={styles.parts}>
        {step?.question !== undefined && <QuestionForm run={run.id} path={step.path} question={step.question} />}
        {error !== undefined && (
          <StepError error={error} state={node.state} handled={step !== undefined && isHandled(step)} />
        )}
        {step?.answer !== undefined && step.asked !== undefined && (
          <div className={styles.answer}>
            <p className={styles.strong}>{step.asked.text}</p>
            <p>{step.answer.expired ? words.expired : words.answered(answerText(step.asked, step.answer.value))}</p>
            {step.answer.by !== "" && <p className={styles.quiet}>{words.question.by(step.answer.by)}</p>}
          </div>
        )}
        {isOver(run) && step !== undefined && <RunFromHere run={run} path={step.path} />}
        {step !== undefined && !step.kept && <ValueView label={words.panel.input} value={step.input} />}
        {step !== undefined && step.tries.length > 0 && <TryList tries={step.tries} />}
        {step?.state === "succeeded" && <ValueView label={words.panel.output} value={step.output} />}
        {step !== undefined && <StepLogs lines={view.logs.filter((line) => line.path === step.path)} />}
        <StepFacts run={run} node={node} />
      </div>
    </>
  );
}

function RunFromHere({ run, path }: { readonly run: RunDetail; readonly path: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const rerunning = useMutation({
    mutationFn: () => rerunFrom(run.id, path),
    onSuccess: (fresh) => navigate({ to: "/runs/$run", params: { run: fresh.id } }),
  });
  const may = hasRole(me, "runner");
  return (
    <div className={styles.act}>
      <Button
        icon={again}
        disabled={!may}
        title={may ? undefined : words.actions.viewer}
        busy={rerunning.isPending}
        onClick={() => rerunning.mutate()}
      >
        {words.actions.from}
      </Button>
      {rerunning.isError && <ProblemNotice fault={rerunning.error} />}
    </div>
  );
}
