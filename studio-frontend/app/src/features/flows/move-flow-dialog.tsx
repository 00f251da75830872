import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { type Flow, moveFlow } from "./flow-queries.ts";

const words = messages.flows.moving;

interface MoveFlowDialogProps {
  readonly flow: Flow;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Puts a flow into another folder, which is there as soon as it is named. */
export function MoveFlowDialog({ flow, open, onClose }: MoveFlowDialogProps) {
  const moving = useMutation({
    mutationFn: (values: FormData) => moveFlow(flow, text(values, "folder").trim()),
    onSuccess: () => {
      confirmDone(messages.flows.moved(flow.title));
      onClose();
    },
  });
  const close = () => {
    moving.reset();
    onClose();
  };
  return (
    <Dialog open={open} title={words.title(flow.title)} onClose={close}>
      <Form onSubmit={(values) => moving.mutate(values)}>
        <Field label={words.folder} name="folder" defaultValue={flow.folder} help={words.help} autoFocus />
        {moving.isError && <ProblemNotice fault={moving.error} />}
        <DialogActions>
          <Button onClick={close}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={moving.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
