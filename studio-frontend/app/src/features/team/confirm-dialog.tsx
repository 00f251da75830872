import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, ProblemNotice } from "../../ui/index.ts";

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** The button that does it. */
  readonly submit: string;
  readonly act: () => Promise<unknown>;
  /** What is said when it is done. */
  readonly done?: string;
  readonly onDone?: () => void;
  readonly onClose: () => void;
  /** A way on when it is refused. */
  readonly refused?: (fault: unknown) => ReactNode;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, text, submit, act, done, onDone, onClose, refused }: ConfirmDialogProps) {
  const acting = useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (done !== undefined) {
        confirmDone(done);
      }
      onClose();
      onDone?.();
    },
  });
  return (
    <Dialog open title={title} text={text} onClose={onClose}>
      {acting.isError && <ProblemNotice fault={acting.error}>{refused?.(acting.error)}</ProblemNotice>}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button kind="danger" busy={acting.isPending} onClick={() => acting.mutate()}>
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
