import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, Loading, ProblemNotice } from "../../ui/index.ts";
import type { Entry } from "./entry.ts";
import { NextTimes } from "./next-times.tsx";
import { OutcomeOf } from "./outcome.tsx";
import { type Schedule, type Trigger, triggerQueries } from "./trigger-queries.ts";
import { useTriggerWords } from "./trigger-words.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.history;

interface HistoryDialogProps {
  readonly trigger: Trigger;
  readonly onClose: () => void;
}

/** What became of a trigger so far, and when a schedule is due next. */
export function HistoryDialog({ trigger, onClose }: HistoryDialogProps) {
  const sets = useTriggerWords();
  return (
    <Dialog open title={trigger.name} text={sets(trigger)} wide onClose={onClose}>
      {trigger.kind === "schedule" ? (
        <div className={styles.columns}>
          <History trigger={trigger} />
          <Upcoming schedule={trigger} />
        </div>
      ) : (
        <History trigger={trigger} />
      )}
    </Dialog>
  );
}

function Upcoming({ schedule }: { readonly schedule: Schedule }) {
  const next = useQuery(triggerQueries.next(schedule.id));
  return <NextTimes times={next.data} zone={schedule.zone} fault={next.error} fresh={!next.isPending} />;
}

function History({ trigger }: { readonly trigger: Trigger }) {
  const pages = useInfiniteQuery(triggerQueries.history(trigger));
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={styles.fields} aria-label={words.title[trigger.kind]}>
      <p className={styles.label}>{words.title[trigger.kind]}</p>
      {pages.isPending && <Loading what={words.loading} rows={3} />}
      {pages.isError && <ProblemNotice fault={pages.error} />}
      {pages.isSuccess && entries.length === 0 && <p className={styles.quiet}>{words.none[trigger.kind]}</p>}
      <ul className={styles.history}>
        {entries.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button small busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function HistoryEntry({ entry }: { readonly entry: Entry }) {
  return (
    <li className={styles.entry}>
      <span className={styles.line}>
        <time dateTime={entry.at}>{messages.time.moment(new Date(entry.at))}</time>
        <OutcomeOf entry={entry} />
      </span>
      {entry.what !== "" && <span className={styles.quiet}>{entry.what}</span>}
      {entry.reason !== null && <span className={styles.quiet}>{entry.reason}</span>}
    </li>
  );
}
