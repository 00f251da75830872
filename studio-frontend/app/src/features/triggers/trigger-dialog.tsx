import { messages } from "../../messages/index.ts";
import { Dialog } from "../../ui/index.ts";
import { EventForm } from "./event-form.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import type { OpenedWebhook } from "./trigger-actions.ts";
import type { Kind, Trigger } from "./trigger-queries.ts";
import { WebhookForm } from "./webhook-form.tsx";

const words = messages.triggers;

interface TriggerDialogProps {
  readonly kind: Kind;
  /** The one that is changed; left out for a new one. */
  readonly trigger?: Trigger;
  /** The flow a new one begins with. */
  readonly flow?: string | undefined;
  readonly onOpened: (webhook: OpenedWebhook) => void;
  readonly onClose: () => void;
}

/** Makes or changes a trigger. */
export function TriggerDialog({ kind, trigger, flow = "", onOpened, onClose }: TriggerDialogProps) {
  const title = trigger === undefined ? words.form.newTitle[kind] : words.form.changeTitle(trigger.name);
  const given = { flow, onClose };
  return (
    <Dialog open title={title} text={words.form.text[kind]} wide onClose={onClose}>
      {kind === "schedule" && <ScheduleForm schedule={trigger?.kind === "schedule" ? trigger : undefined} {...given} />}
      {kind === "webhook" && (
        <WebhookForm webhook={trigger?.kind === "webhook" ? trigger : undefined} onOpened={onOpened} {...given} />
      )}
      {kind === "event" && <EventForm trigger={trigger?.kind === "event" ? trigger : undefined} {...given} />}
    </Dialog>
  );
}
