import { messages } from "../../messages/index.ts";
import { Button, DialogActions, ProblemNotice } from "../../ui/index.ts";

interface FormEndProps {
  /** What came of the last sending, unless its fields say it. */
  readonly fault: unknown;
  readonly busy: boolean;
  readonly submit: string;
  readonly onClose: () => void;
}

/** What was refused, and the buttons. */
export function FormEnd({ fault, busy, submit, onClose }: FormEndProps) {
  return (
    <>
      {fault !== undefined && fault !== null && <ProblemNotice fault={fault} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" kind="ink" busy={busy}>
          {submit}
        </Button>
      </DialogActions>
    </>
  );
}
