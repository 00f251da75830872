import { icon as laptop } from "icon:laptop";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { type Runner, runnersQuery } from "../../service/index.ts";
import { classes, Icon, useNow } from "../../ui/index.ts";
import styles from "./computers.module.css";

const words = messages.shell.computers;
/** What fits below the places; all of them are on the team's page. */
const MOST = 3;

/** The computers that runs can be worked on, those that are there first. */
export function Computers() {
  const { data: runners = [] } = useQuery(runnersQuery());
  if (runners.length === 0) {
    return null;
  }
  const sorted = runners.toSorted((a, b) => Number(b.connected) - Number(a.connected));
  return (
    <ul aria-label={words.label} className={styles.list}>
      {sorted.slice(0, MOST).map((runner) => (
        <Computer key={runner.id} runner={runner} />
      ))}
      {sorted.length > MOST && (
        <li>
          <Link to="/team/$view" params={{ view: "computers" }} className={styles.more}>
            {words.more(sorted.length - MOST)}
          </Link>
        </li>
      )}
    </ul>
  );
}

function Computer({ runner }: { readonly runner: Runner }) {
  const now = useNow();
  return (
    <li>
      <Link to="/team/$view" params={{ view: "computers" }} className={styles.computer}>
        <Icon of={laptop} />
        <span className={styles.words}>
          <span className={styles.name} title={runner.name}>
            {runner.name}
          </span>
          <span className={classes(styles.state, !runner.connected && styles.away)}>
            {runner.connected ? words.ready : words.away(messages.time.ago(new Date(runner.seenAt), now))}
          </span>
        </span>
      </Link>
    </li>
  );
}
