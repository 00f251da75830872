import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Button,
  confirmDone,
  Dialog,
  DialogActions,
  Field,
  Form,
  Loading,
  ProblemNotice,
  text,
} from "../../ui/index.ts";
import { flowQueries } from "../flows/index.ts";
import styles from "./publish-dialog.module.css";
import { PublishPlan } from "./publish-plan.tsx";
import { planTemplate, publishTemplate, type TemplatePlan, type TemplateWish } from "./template-queries.ts";

const words = messages.templates.publishing;
const FAULTS = { flow: words.flowEmpty, title: words.nameEmpty };

interface PublishDialogProps {
  /** The flow that is chosen at first. */
  readonly flow?: string | undefined;
  readonly onClose: () => void;
}

interface Looked {
  readonly wish: TemplateWish;
  readonly plan: TemplatePlan;
}

/** Publishes a flow as a template: first the card, then what is left out, then the act. */
export function PublishDialog({ flow, onClose }: PublishDialogProps) {
  const [looked, setLooked] = useState<Looked>();
  const [wish, setWish] = useState<TemplateWish>();
  const planning = useMutation({
    mutationFn: planTemplate,
    onSuccess: (plan, asked) => setLooked({ plan, wish: asked }),
  });
  const publishing = useMutation({
    mutationFn: ({ wish: asked, plan }: Looked) => publishTemplate(asked, plan.hash),
    onSuccess: ({ title }) => {
      confirmDone(words.done(title));
      onClose();
    },
  });
  const look = (asked: TemplateWish) => {
    publishing.reset();
    setWish(asked);
    planning.mutate(asked);
  };
  const back = () => {
    publishing.reset();
    planning.reset();
    setLooked(undefined);
  };
  if (looked === undefined) {
    return (
      <Dialog open title={words.title} text={words.text} onClose={onClose}>
        <CardForm
          first={flow}
          before={wish}
          busy={planning.isPending}
          fault={planning.error}
          onLook={look}
          onClose={onClose}
        />
      </Dialog>
    );
  }
  return (
    <Dialog open wide title={words.planTitle(looked.wish.title)} onClose={onClose}>
      <PublishPlan plan={looked.plan} busy={planning.isPending} onKeep={(keep) => look({ ...looked.wish, keep })} />
      {planning.isError && <ProblemNotice fault={planning.error} />}
      {publishing.isError && (
        <ProblemNotice fault={publishing.error}>
          <Button small onClick={() => look(looked.wish)}>
            {words.lookAgain}
          </Button>
        </ProblemNotice>
      )}
      <DialogActions>
        <Button onClick={back}>{words.back}</Button>
        <Button
          kind="ink"
          busy={publishing.isPending || planning.isPending}
          disabled={!looked.plan.sound}
          onClick={() => publishing.mutate(looked)}
        >
          {words.submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface CardFormProps {
  /** Id of the flow that is chosen at first. */
  readonly first: string | undefined;
  /** What was typed before somebody came back. */
  readonly before: TemplateWish | undefined;
  readonly busy: boolean;
  readonly fault: Error | null;
  readonly onLook: (wish: TemplateWish) => void;
  readonly onClose: () => void;
}

/** What the card says, and of which flow. */
function CardForm({ first, before, busy, fault, onLook, onClose }: CardFormProps) {
  const flows = useQuery(flowQueries.list(false));
  const published = flows.data?.filter(({ lastVersion }) => lastVersion !== null) ?? [];
  const suggested = published.find(({ id }) => id === first);
  const [missing, setMissing] = useState<"flow" | "title">();
  const look = (values: FormData) => {
    const flow = published.find(({ id }) => id === text(values, "flow"));
    const title = text(values, "title").trim();
    setMissing(flow === undefined ? "flow" : title === "" ? "title" : undefined);
    if (flow?.lastVersion != null && title !== "") {
      const tags = text(values, "tags")
        .split(",")
        .map((tag) => tag.trim());
      onLook({
        flow: flow.id,
        version: flow.lastVersion,
        title,
        summary: text(values, "summary"),
        tags: tags.filter((tag) => tag !== ""),
        note: text(values, "note"),
      });
    }
  };
  if (flows.data === undefined) {
    return flows.isError ? <ProblemNotice fault={flows.error} /> : <Loading what={messages.flows.loading} rows={3} />;
  }
  if (published.length === 0) {
    return <p>{words.noFlows}</p>;
  }
  return (
    <Form onSubmit={look}>
      <label className={styles.choice}>
        {words.flow}
        <select
          name="flow"
          defaultValue={before?.flow ?? suggested?.id ?? ""}
          className={styles.select}
          aria-invalid={missing === "flow" || undefined}
        >
          <option value="" disabled>
            {words.choose}
          </option>
          {published.map(({ id, title, lastVersion }) => (
            <option key={id} value={id}>
              {words.flowVersion(title, lastVersion ?? 0)}
            </option>
          ))}
        </select>
      </label>
      {missing === "flow" && <p className={styles.fault}>{FAULTS.flow}</p>}
      <Field
        label={words.name}
        name="title"
        maxLength={120}
        defaultValue={before?.title ?? suggested?.title}
        autoComplete="off"
        fault={missing === "title" ? FAULTS.title : undefined}
      />
      <Field
        label={words.summary}
        name="summary"
        maxLength={2000}
        defaultValue={before?.summary}
        help={words.summaryHelp}
      />
      <Field
        label={words.tags}
        name="tags"
        maxLength={400}
        defaultValue={(before?.tags ?? suggested?.tags)?.join(", ")}
        help={words.tagsHelp}
      />
      <Field label={words.note} name="note" maxLength={2000} defaultValue={before?.note} help={words.noteHelp} />
      {fault !== null && <ProblemNotice fault={fault} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" kind="ink" busy={busy}>
          {words.look}
        </Button>
      </DialogActions>
    </Form>
  );
}
