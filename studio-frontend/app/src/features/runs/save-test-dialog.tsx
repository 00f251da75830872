import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { saveAsTest, TestExists } from "./run-actions.ts";
import type { RunDetail } from "./run-queries.ts";

const words = messages.run.test;
const NAME = /^[a-z][a-z0-9_]{0,62}$/;

interface SaveTestDialogProps {
  readonly run: RunDetail;
  readonly flow: string;
  readonly onClose: () => void;
}

/** Keeps the run as a test beside the draft of its flow. */
export function SaveTestDialog({ run, flow, onClose }: SaveTestDialogProps) {
  const saving = useMutation({
    mutationFn: (name: string) => (NAME.test(name) ? saveAsTest(run.id, flow, name) : Promise.reject(new Misnamed())),
    onSuccess: (path) => {
      confirmDone(words.saved(path));
      onClose();
    },
  });
  const fault = saving.error;
  const wrong = fault instanceof Misnamed ? words.misnamed : fault instanceof TestExists ? words.exists : undefined;
  return (
    <Dialog open title={words.title} text={words.what} onClose={onClose}>
      <Form onSubmit={(values) => saving.mutate(text(values, "name").trim())}>
        <Field
          label={words.name}
          name="name"
          defaultValue={`run_${run.id.slice(0, 8)}`}
          help={words.help}
          fault={wrong}
          autoFocus
        />
        {fault !== null && wrong === undefined && <ProblemNotice fault={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={saving.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The name cannot be that of a test. */
class Misnamed extends Error {}
