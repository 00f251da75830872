import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, ProblemNotice } from "../../ui/index.ts";
import { type Template, withdrawTemplate } from "./template-queries.ts";

const words = messages.templates.withdraw;

interface WithdrawDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** Asks before a template goes for everybody. */
export function WithdrawDialog({ template, onClose }: WithdrawDialogProps) {
  const navigate = useNavigate();
  const withdrawing = useMutation({
    mutationFn: () => withdrawTemplate(template.id),
    onSuccess: () => {
      confirmDone(words.done(template.title));
      return navigate({ to: "/templates" });
    },
  });
  return (
    <Dialog open title={words.title(template.title)} text={words.text} onClose={onClose}>
      {withdrawing.isError && <ProblemNotice fault={withdrawing.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button kind="danger" busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          {words.submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
