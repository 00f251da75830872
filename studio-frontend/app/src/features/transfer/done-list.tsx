import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Tag } from "../../ui/index.ts";
import type { Applied } from "./plan.ts";
import styles from "./transfer.module.css";

/** What became of each flow, with the way to it. */
export function DoneList({ items }: { readonly items: Applied }) {
  return (
    <ul className={styles.items}>
      {items.map(({ key, name, flow, outcome }) => (
        <li key={key} className={styles.row}>
          <Link to="/flows/$flow" params={{ flow }} className={styles.name}>
            {name}
          </Link>
          <Tag>{messages.transfer.outcomesDone[outcome]}</Tag>
        </li>
      ))}
    </ul>
  );
}
