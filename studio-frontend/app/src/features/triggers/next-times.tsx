import { messages } from "../../messages/index.ts";
import { ProblemNotice } from "../../ui/index.ts";
import { isTimetableFault } from "./timetable.ts";
import styles from "./triggers.module.css";

const words = messages.triggers.times;

interface NextTimesProps {
  /** Undefined while they are not known. */
  readonly times: readonly string[] | undefined;
  readonly zone: string;
  readonly fault: unknown;
  /** False while they belong to what was typed before. */
  readonly fresh: boolean;
}

/** The next ten times of a schedule, as its clock shows them. */
export function NextTimes({ times, zone, fault, fresh }: NextTimesProps) {
  return (
    <section className={styles.side} aria-label={words.title} aria-busy={!fresh}>
      <p className={styles.label}>{words.title}</p>
      {isTimetableFault(fault) && <p className={styles.quiet}>{words.unreadable}</p>}
      {fault !== null && fault !== undefined && !isTimetableFault(fault) && <ProblemNotice fault={fault} />}
      {times?.length === 0 && <p className={styles.quiet}>{words.never}</p>}
      <ol className={styles.times}>
        {times?.map((each) => (
          <li key={each}>
            <time dateTime={each}>{words.inZone(new Date(each), zone)}</time>
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>{words.zone(zone)}</p>
    </section>
  );
}
