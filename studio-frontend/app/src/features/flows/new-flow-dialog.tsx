import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { createFlow } from "./flow-queries.ts";
import { emptyFlow } from "./flow-text.ts";

const words = messages.flows.create;

interface NewFlowDialogProps {
  readonly open: boolean;
  /** Where the new flow is kept. */
  readonly folder: string;
  readonly onClose: () => void;
}

/** Asks only for a name; the editor does the rest. */
export function NewFlowDialog({ open, folder, onClose }: NewFlowDialogProps) {
  const navigate = useNavigate();
  const [nameless, setNameless] = useState(false);
  const making = useMutation({
    mutationFn: (title: string) => createFlow(emptyFlow(title), folder),
    onSuccess: (flow) => navigate({ to: "/flows/$flow", params: { flow: flow.id } }),
  });
  const make = (values: FormData) => {
    const title = text(values, "title").trim();
    setNameless(title === "");
    if (title !== "") {
      making.mutate(title);
    }
  };
  const close = () => {
    making.reset();
    setNameless(false);
    onClose();
  };
  return (
    <Dialog open={open} title={words.title} onClose={close}>
      <Form onSubmit={make}>
        <Field
          label={words.name}
          name="title"
          maxLength={200}
          autoComplete="off"
          help={words.example}
          fault={nameless ? words.empty : undefined}
          autoFocus
        />
        {making.isError && <ProblemNotice fault={making.error} />}
        <DialogActions>
          <Button onClick={close}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={making.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
