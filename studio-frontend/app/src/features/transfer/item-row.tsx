import { messages } from "../../messages/index.ts";
import { OneOf, Tag } from "../../ui/index.ts";
import type { Choice, PlanItem } from "./plan.ts";
import styles from "./transfer.module.css";

const words = messages.transfer;

interface ItemRowProps {
  readonly item: PlanItem;
  readonly choice: Choice | undefined;
  readonly asked: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** What would happen with one flow, or with one called version. */
export function ItemRow({ item, choice, asked, onChoose }: ItemRowProps) {
  const problems = item.problems.flatMap(({ message }) => (typeof message === "string" ? [message] : []));
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <span className={styles.name}>
          {item.version === null ? item.name : words.version(item.name, item.version)}
        </span>
        <Tag>{words.actions[item.action]}</Tag>
      </div>
      {item.action === "change" && <p className={styles.small}>{words.change}</p>}
      {item.choices.length > 0 && <Conflict item={item} choice={choice} asked={asked} onChoose={onChoose} />}
      {item.differs.length > 0 && <Lines title={words.differs(item.differs.length)} lines={item.differs} />}
      {problems.length > 0 && <Lines title={words.problems(problems.length)} lines={problems} />}
    </li>
  );
}

function Conflict({ item, choice, asked, onChoose }: ItemRowProps) {
  return (
    <OneOf
      legend={words.conflict(item.name)}
      options={item.choices}
      chosen={choice}
      missing={asked && (choice === undefined || !item.choices.includes(choice))}
      fault={words.undecided}
      onChoose={onChoose}
    >
      {(each) => words.choices[each]}
    </OneOf>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details className={styles.small}>
      <summary>{title}</summary>
      <ul className={styles.lines}>
        {[...new Set(lines)].map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
