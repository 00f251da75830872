import { messages } from "../messages/index.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogActions } from "./dialog.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

interface FailureDialogProps {
  /** What was to be done, or to what. */
  readonly title: string;
  readonly fault: Error | null | undefined;
  readonly onClose: () => void;
}

/** Says why something from a menu, which is closed by now, was not done. */
export function FailureDialog({ title, fault, onClose }: FailureDialogProps) {
  return (
    <Dialog open={fault instanceof Error} title={title} onClose={onClose}>
      <ProblemNotice fault={fault} />
      <DialogActions>
        <Button onClick={onClose}>{messages.common.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
