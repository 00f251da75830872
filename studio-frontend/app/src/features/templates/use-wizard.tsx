import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, Field, Form, Loading, ProblemNotice, text } from "../../ui/index.ts";
import { MissingKeys } from "./missing-keys.tsx";
import { SampleRun } from "./sample-run.tsx";
import {
  makeCopy,
  type Template,
  type TemplateCopy,
  type TemplateDetail,
  templateQueries,
} from "./template-queries.ts";

const words = messages.templates.using;

interface UseWizardProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** Makes a copy of a template, asks for what is missing, and runs it once. */
export function UseWizard({ template, onClose }: UseWizardProps) {
  const navigate = useNavigate();
  const [copy, setCopy] = useState<TemplateCopy>();
  const [provided, setProvided] = useState(false);
  const detail = useQuery(templateQueries.detail(template.id));
  const step = copy === undefined ? 0 : provided ? 2 : 1;
  const open = () => copy !== undefined && navigate({ to: "/flows/$flow", params: { flow: copy.flow } });
  return (
    <Dialog
      open
      title={words.title(template.title)}
      text={words.stepOf(step + 1, words.steps.length, words.steps[step] ?? "")}
      onClose={onClose}
    >
      {detail.isPending && <Loading what={messages.templates.loadingOne} rows={2} />}
      {detail.isError && <ProblemNotice fault={detail.error} />}
      {detail.data !== undefined && copy === undefined && (
        <NameForm template={detail.data} onMade={setCopy} onClose={onClose} />
      )}
      {detail.data !== undefined && copy !== undefined && !provided && (
        <MissingKeys template={detail.data} onGo={() => setProvided(true)} />
      )}
      {detail.data !== undefined && copy !== undefined && provided && (
        <SampleRun flow={copy.flow} template={detail.data} onOpen={open} />
      )}
    </Dialog>
  );
}

interface NameFormProps {
  readonly template: TemplateDetail;
  readonly onMade: (copy: TemplateCopy) => void;
  readonly onClose: () => void;
}

function NameForm({ template, onMade, onClose }: NameFormProps) {
  const [nameless, setNameless] = useState(false);
  const making = useMutation({
    mutationFn: (title: string) => makeCopy(template.id, template.name, title),
    onSuccess: onMade,
  });
  const make = (values: FormData) => {
    const title = text(values, "title").trim();
    setNameless(title === "");
    if (title !== "") {
      making.mutate(title);
    }
  };
  return (
    <Form onSubmit={make}>
      <Field
        label={words.name}
        name="title"
        maxLength={200}
        autoComplete="off"
        defaultValue={template.title}
        fault={nameless ? words.nameEmpty : undefined}
        autoFocus
      />
      {making.isError && <ProblemNotice fault={making.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" kind="ink" busy={making.isPending}>
          {words.make}
        </Button>
      </DialogActions>
    </Form>
  );
}
