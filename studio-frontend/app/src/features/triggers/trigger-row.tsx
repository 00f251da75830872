import { icon as schedule } from "icon:clock";
import { icon as event } from "icon:lightning";
import { icon as webhook } from "icon:webhooks-logo";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Icon, Tag } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import type { Flow } from "../flows/index.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { OutcomeOf } from "./outcome.tsx";
import type { OpenedWebhook } from "./trigger-actions.ts";
import { TriggerMenu } from "./trigger-menu.tsx";
import { type Trigger, triggerQueries } from "./trigger-queries.ts";
import styles from "./triggers.module.css";

const words = messages.triggers;
const ICONS = { schedule, webhook, event };

interface TriggerRowProps {
  readonly trigger: Trigger;
  /** What sets it off, in words. */
  readonly sets: string;
  readonly flow: Flow | undefined;
  readonly onOpened: (webhook: OpenedWebhook) => void;
}

/** One trigger: what it starts, when it is due, and what became of it last. */
export function TriggerRow({ trigger, sets, flow, onOpened }: TriggerRowProps) {
  const [looking, setLooking] = useState(false);
  const editor = hasRole(useMe(), "editor");
  return (
    <tr>
      <td>
        <button type="button" className={styles.name} onClick={() => setLooking(true)}>
          {trigger.name}
        </button>
        <p className={styles.what} title={sets}>
          <Icon of={ICONS[trigger.kind]} size={14} label={words.kinds[trigger.kind]} />
          <span>{sets}</span>
        </p>
        {looking && <HistoryDialog trigger={trigger} onClose={() => setLooking(false)} />}
      </td>
      <td>
        <Starts trigger={trigger} flow={flow} />
      </td>
      <td>
        <Due trigger={trigger} />
      </td>
      <td>
        <Last trigger={trigger} />
      </td>
      <td>
        <div className={styles.acts}>{editor && <TriggerMenu trigger={trigger} onOpened={onOpened} />}</div>
      </td>
    </tr>
  );
}

function Starts({ trigger, flow }: Pick<TriggerRowProps, "trigger" | "flow">) {
  const { flowId, version, engine } = trigger;
  const where = messages.runs.engines[engine];
  if (flowId === null) {
    return <span className={styles.quiet}>{words.sentAlong}</span>;
  }
  return (
    <>
      <Link to="/flows/$flow" params={{ flow: flowId }} className={styles.flow}>
        {flow === undefined ? words.sets.someFlow : flow.title || flow.name}
      </Link>
      <p className={styles.quiet}>{words.starts(version, where, flow?.archivedAt != null)}</p>
    </>
  );
}

function Due({ trigger }: { readonly trigger: Trigger }) {
  if (trigger.paused) {
    return <Tag>{words.paused}</Tag>;
  }
  if (trigger.kind !== "schedule") {
    return <span className={styles.quiet}>{words.whenever[trigger.kind]}</span>;
  }
  return trigger.nextAt === null ? (
    <span className={styles.quiet}>{words.times.never}</span>
  ) : (
    <time dateTime={trigger.nextAt}>{words.times.inZone(new Date(trigger.nextAt), trigger.zone)}</time>
  );
}

function Last({ trigger }: { readonly trigger: Trigger }) {
  const { data: entry, isPending } = useQuery(triggerQueries.last(trigger));
  if (isPending) {
    return null;
  }
  return entry == null ? (
    <span className={styles.quiet}>{words.notYet}</span>
  ) : (
    <div className={styles.stack}>
      <Ago at={entry.at} />
      <p className={styles.cut} title={entry.reason ?? undefined}>
        <OutcomeOf entry={entry} />
      </p>
    </div>
  );
}
