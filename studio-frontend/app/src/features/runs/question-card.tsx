import { icon as asks } from "icon:question-fill";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, Field, Form, Icon, ProblemNotice, text } from "../../ui/index.ts";
import { answer, type Question } from "./question.ts";
import styles from "./question-card.module.css";

const words = messages.runs.question;

interface QuestionCardProps {
  readonly run: string;
  readonly question: Question;
}

/** A question of a run with its answers; what is refused stays as it was typed. */
export function QuestionCard({ run, question }: QuestionCardProps) {
  const answering = useMutation({ mutationFn: (value: unknown) => answer(run, question, value) });
  const submit = (values: FormData) => {
    const typed = text(values, "answer");
    answering.mutate(question.isForm ? asJson(typed) : typed);
  };
  return (
    <section className={styles.card} aria-label={words.title(question.path)}>
      <p className={styles.head}>
        <Icon of={asks} />
        {words.title(question.path)}
      </p>
      <p className={styles.text}>{question.text}</p>
      {answering.isError && <ProblemNotice fault={answering.error} />}
      {question.options.length > 0 ? (
        <div className={styles.options}>
          {question.options.map(({ id, label }) => (
            <Button key={id} busy={answering.isPending} onClick={() => answering.mutate(id)}>
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <Form onSubmit={submit}>
          <Field
            label={words.answer}
            name="answer"
            autoComplete="off"
            {...(question.isForm ? { help: words.form } : {})}
          />
          <div className={styles.options}>
            <Button type="submit" kind="ink" busy={answering.isPending}>
              {words.submit}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}

/** What is no JSON goes as it is: the service says what it expects. */
function asJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}
