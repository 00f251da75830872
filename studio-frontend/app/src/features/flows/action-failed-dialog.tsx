import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, ProblemNotice } from "../../ui/index.ts";

interface ActionFailedDialogProps {
  /** What it should have been done to. */
  readonly title: string;
  readonly fault: Error | null | undefined;
  readonly onClose: () => void;
}

/** Says why something from a menu, which is closed by now, was not done. */
export function ActionFailedDialog({ title, fault, onClose }: ActionFailedDialogProps) {
  return (
    <Dialog open={fault instanceof Error} title={title} onClose={onClose}>
      <ProblemNotice fault={fault} />
      <DialogActions>
        <Button onClick={onClose}>{messages.common.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
