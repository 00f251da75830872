import { ProblemError } from "@foldwork/api";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, ProblemNotice } from "../../ui/index.ts";
import { archiveFlow, deleteFlow, type Flow } from "./flow-queries.ts";

const words = messages.flows.deleting;

interface DeleteFlowDialogProps {
  readonly flow: Flow;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks before a flow goes for good; where others still call it, archiving is the way. */
export function DeleteFlowDialog({ flow, open, onClose }: DeleteFlowDialogProps) {
  const deleting = useMutation({
    mutationFn: () => deleteFlow(flow),
    onSuccess: () => {
      confirmDone(messages.flows.deleted(flow.title));
      onClose();
    },
  });
  const archiving = useMutation({
    mutationFn: () => archiveFlow(flow),
    onSuccess: () => {
      confirmDone(messages.flows.archivedNow(flow.title));
      close();
    },
  });
  const close = () => {
    deleting.reset();
    archiving.reset();
    onClose();
  };
  const inUse = deleting.error instanceof ProblemError && deleting.error.code === "FLOW_IN_USE";
  const fault = archiving.error ?? deleting.error;
  return (
    <Dialog open={open} title={words.title(flow.title)} text={words.text} onClose={close}>
      {fault !== null && <ProblemNotice fault={fault} />}
      <DialogActions>
        <Button onClick={close}>{messages.common.cancel}</Button>
        {inUse && flow.archivedAt === null ? (
          <Button kind="ink" busy={archiving.isPending} onClick={() => archiving.mutate()}>
            {words.archive}
          </Button>
        ) : (
          <Button kind="danger" busy={deleting.isPending} onClick={() => deleting.mutate()}>
            {words.submit}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
