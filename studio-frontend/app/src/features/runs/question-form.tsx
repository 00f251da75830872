import { icon as questionIcon } from "icon:question-fill";
import { ProblemError } from "@foldwork/api";
import type { Question } from "@foldwork/run-view";
import { useMutation } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Form, Icon, ProblemNotice, useNow } from "../../ui/index.ts";
import {
  begun,
  type FieldProblem,
  problemsOf,
  refusalOf,
  type Schema,
  SchemaForm,
} from "../../ui/schema-form/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import styles from "./question-form.module.css";
import { answerQuestion } from "./run-actions.ts";

const words = messages.run.question;
const TEXT: Schema = { type: "string", minLength: 1, format: "multiline" };
const CODES: ReadonlySet<string> = new Set(["ANSWER_INVALID"]);
const DAY_MILLIS = 24 * 3_600_000;
const NONE: readonly FieldProblem[] = [];

interface QuestionFormProps {
  readonly run: string;
  /** The step that asks. */
  readonly path: string;
  readonly question: Question;
}

/** An open question with what may be answered; for the run page and for a step on the canvas. */
export function QuestionForm({ run, path, question }: QuestionFormProps) {
  const id = useId();
  const may = hasRole(useMe(), "runner");
  const now = useNow().getTime();
  const answering = useMutation({ mutationFn: (answer: unknown) => answerQuestion(run, path, answer) });
  const gone = answering.error instanceof ProblemError && answering.error.code === "QUESTION_NOT_OPEN";
  const closes =
    question.expires !== undefined && question.expires - now < DAY_MILLIS ? question.expires - now : undefined;
  return (
    <section className={styles.question} aria-labelledby={id}>
      <div className={styles.head}>
        <span className={styles.icon}>
          <Icon of={questionIcon} />
        </span>
        <h3 id={id} className={styles.text}>
          {question.text}
        </h3>
      </div>
      {(question.to !== undefined || closes !== undefined) && (
        <p className={styles.facts}>
          {[
            question.to && words.to(question.to),
            closes !== undefined && words.closes(messages.time.took(Math.max(0, closes))),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {question.options.length > 0 ? (
        <div className={styles.options}>
          {question.options.map((option, index) => (
            <Button
              key={option.id}
              kind={index === 0 ? "ink" : "plain"}
              disabled={!may || answering.isPending}
              onClick={() => answering.mutate(option.id)}
            >
              {option.label}
            </Button>
          ))}
        </div>
      ) : (
        <FreeAnswer
          schema={question.schema ?? TEXT}
          disabled={!may}
          busy={answering.isPending}
          fault={answering.error}
          onAnswer={answering.mutate}
        />
      )}
      {!may && <p className={styles.facts}>{words.viewer}</p>}
      {gone && <p role="status">{words.gone}</p>}
      {answering.isError && !gone && refusalOf(answering.error, CODES) === undefined && (
        <ProblemNotice fault={answering.error} />
      )}
    </section>
  );
}

interface FreeAnswerProps {
  readonly schema: Schema;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly fault: unknown;
  readonly onAnswer: (answer: unknown) => void;
}

function FreeAnswer({ schema, disabled, busy, fault, onAnswer }: FreeAnswerProps) {
  const [value, setValue] = useState(() => begun(schema, undefined));
  const [problems, setProblems] = useState(NONE);
  const refusal = useMemo(() => refusalOf(fault, CODES), [fault]);
  const shown = problems.length > 0 ? problems : (refusal?.fields ?? NONE);
  const submit = () => {
    const found =
      value === undefined ? [{ at: [], message: messages.form.problems.missing }] : problemsOf(schema, value);
    setProblems(found);
    if (found.length === 0) {
      onAnswer(value);
    }
  };
  return (
    <Form onSubmit={submit}>
      <SchemaForm
        schema={schema}
        value={value}
        onChange={setValue}
        problems={shown}
        disabled={disabled}
        label={words.answer}
      />
      {refusal?.others.map((each) => (
        <p key={each} role="alert" className={styles.fault}>
          {each}
        </p>
      ))}
      <div>
        <Button type="submit" kind="ink" disabled={disabled} busy={busy}>
          {words.send}
        </Button>
      </div>
    </Form>
  );
}
