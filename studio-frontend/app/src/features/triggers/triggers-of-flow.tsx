import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, Loading, ProblemNotice, Tag } from "../../ui/index.ts";
import { triggerQueries } from "./trigger-queries.ts";
import { useTriggerWords } from "./trigger-words.ts";
import styles from "./triggers.module.css";

const words = messages.triggers;

interface TriggersOfFlowProps {
  readonly flow: string;
  /** A trigger needs a version to start. */
  readonly published: boolean;
  readonly mayEdit: boolean;
}

/** What starts one flow by itself, and the way to more. */
export function TriggersOfFlow({ flow, published, mayEdit }: TriggersOfFlowProps) {
  const all = useQuery(triggerQueries.list());
  const sets = useTriggerWords();
  const own = (all.data ?? []).filter((each) => each.flowId === flow);
  return (
    <section className={styles.ofFlow} aria-label={words.ofFlow.title}>
      <h3>{words.ofFlow.title}</h3>
      {all.isPending && <Loading what={words.loading} rows={1} />}
      {all.isError && <ProblemNotice fault={all.error} />}
      {all.isSuccess && own.length === 0 && <p className={styles.quiet}>{words.ofFlow.none}</p>}
      <ul className={styles.times}>
        {own.map((trigger) => (
          <li key={trigger.id} className={styles.quiet}>
            <b>{trigger.name}</b> {sets(trigger)} {trigger.paused && <Tag>{words.paused}</Tag>}
          </li>
        ))}
      </ul>
      <div className={styles.ways}>
        {mayEdit && published && (
          <Button small asChild>
            <Link to="/triggers" search={{ flow, new: "schedule" }}>
              {words.ofFlow.schedule}
            </Link>
          </Button>
        )}
        {own.length > 0 && (
          <Button small asChild>
            <Link to="/triggers" search={{ flow }}>
              {words.ofFlow.all}
            </Link>
          </Button>
        )}
      </div>
    </section>
  );
}
