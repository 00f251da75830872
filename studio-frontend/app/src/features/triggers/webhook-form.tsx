import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { confirmDone, Field, Form } from "../../ui/index.ts";
import { Choice } from "../team/index.ts";
import { Check } from "./check.tsx";
import { FormEnd } from "./form-end.tsx";
import { JobFields } from "./job-fields.tsx";
import { changeWebhook, makeWebhook, type OpenedWebhook, type WebhookTerms } from "./trigger-actions.ts";
import type { Webhook } from "./trigger-queries.ts";
import styles from "./triggers.module.css";
import { useJob } from "./use-job.ts";
import { useNamed } from "./use-named.ts";
import { WholeInput } from "./whole-input.tsx";

const words = messages.triggers;
const MOST_SECONDS = 60;
const MOST_PER_MINUTE = 6_000;

interface WebhookFormProps {
  readonly webhook: Webhook | undefined;
  readonly flow: string;
  /** Gets what nobody sees again. */
  readonly onOpened: (webhook: OpenedWebhook) => void;
  readonly onClose: () => void;
}

/** What a call starts and what it is answered. */
export function WebhookForm({ webhook, flow, onOpened, onClose }: WebhookFormProps) {
  const named = useNamed(webhook?.name);
  const [signed, setSigned] = useState(false);
  const [terms, setTerms] = useState(() => ({
    answer: webhook?.answer ?? "now",
    waitSeconds: webhook?.waitSeconds ?? 30,
    perMinute: webhook?.perMinute ?? 60,
  }));
  const change = (some: Partial<typeof terms>) => setTerms((before) => ({ ...before, ...some }));
  const saving = useMutation({
    mutationFn: async (body: WebhookTerms) => {
      if (webhook === undefined) {
        return makeWebhook(body, signed);
      }
      await changeWebhook(webhook.id, body);
      return undefined;
    },
    onSuccess: (opened, { name }) => {
      onClose();
      if (opened === undefined) {
        confirmDone(words.form.changed(name));
      } else {
        onOpened(opened);
      }
    },
  });
  const filled = useJob("webhook", webhook, flow, saving.error);
  const submit = () => {
    const job = filled.checked();
    const name = named.checked();
    if (job !== undefined && name !== undefined) {
      saving.mutate({ ...job, ...terms, name, bodyInput: filled.job.whole });
    }
  };
  return (
    <Form onSubmit={submit}>
      <Field {...named.field} help={words.form.nameHelp.webhook} />
      <JobFields kind="webhook" filled={filled} />
      <WholeInput label={words.webhook.body} each={words.webhook.fields} filled={filled} />
      <div className={styles.pair}>
        <Choice
          label={words.webhook.answer}
          value={terms.answer}
          help={words.webhook.answerHelp[terms.answer]}
          options={[
            { value: "now", name: words.webhook.answers.now },
            { value: "after_run", name: words.webhook.answers.after_run },
          ]}
          onChange={(answer) => change({ answer })}
        />
        {terms.answer === "after_run" && (
          <Field
            label={words.webhook.wait}
            type="number"
            min={1}
            max={MOST_SECONDS}
            value={terms.waitSeconds}
            onChange={({ target }) =>
              within(target.valueAsNumber, MOST_SECONDS, (waitSeconds) => change({ waitSeconds }))
            }
          />
        )}
        <Field
          label={words.webhook.perMinute}
          type="number"
          min={1}
          max={MOST_PER_MINUTE}
          value={terms.perMinute}
          help={words.webhook.perMinuteHelp}
          onChange={({ target }) => within(target.valueAsNumber, MOST_PER_MINUTE, (perMinute) => change({ perMinute }))}
        />
      </div>
      {webhook === undefined && (
        <Check label={words.webhook.signed} help={words.webhook.signedHelp} value={signed} onChange={setSigned} />
      )}
      <p className={styles.quiet}>{words.webhook.twice}</p>
      <FormEnd
        fault={filled.refusal === undefined ? saving.error : undefined}
        busy={saving.isPending || filled.loading}
        submit={webhook === undefined ? words.form.submit.webhook : words.form.save}
        onClose={onClose}
      />
    </Form>
  );
}

function within(number: number, most: number, use: (number: number) => void): void {
  if (number >= 1 && number <= most) {
    use(Math.floor(number));
  }
}
