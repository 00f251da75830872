import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, ProblemNotice } from "../../ui/index.ts";
import { Choice } from "../team/index.ts";
import { Check } from "./check.tsx";
import { type OpenedWebhook, rotateWebhook } from "./trigger-actions.ts";
import type { Webhook } from "./trigger-queries.ts";

const words = messages.triggers.rotate;
/** Seconds: none, an hour, a day, a week. */
const KEEPS = [0, 3_600, 86_400, 604_800] as const;
type Keep = (typeof KEEPS)[number];

interface RotateDialogProps {
  readonly webhook: Webhook;
  readonly onOpened: (webhook: OpenedWebhook) => void;
  readonly onClose: () => void;
}

/** Asks before a webhook gets another address, and how long the old one goes on. */
export function RotateDialog({ webhook, onOpened, onClose }: RotateDialogProps) {
  const [keep, setKeep] = useState<Keep>(0);
  const [signed, setSigned] = useState(webhook.signed);
  const rotating = useMutation({
    mutationFn: () => rotateWebhook(webhook.id, signed, keep),
    onSuccess: (opened) => {
      onClose();
      onOpened(opened);
    },
  });
  return (
    <Dialog open title={words.title(webhook.name)} text={words.text} onClose={onClose}>
      <Choice
        label={words.keep}
        value={keep}
        options={KEEPS.map((value) => ({ value, name: words.keeps[value] }))}
        onChange={setKeep}
      />
      <Check label={messages.triggers.webhook.signed} value={signed} onChange={setSigned} />
      {rotating.isError && <ProblemNotice fault={rotating.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button kind="danger" busy={rotating.isPending} onClick={() => rotating.mutate()}>
          {words.submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
