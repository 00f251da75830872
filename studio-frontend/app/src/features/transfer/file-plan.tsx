import { icon as cross } from "icon:x";
import type { UseQueryResult } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { IconButton, Loading } from "../../ui/index.ts";
import { DoneList } from "./done-list.tsx";
import { ImportFault } from "./import-fault.tsx";
import { ItemRow } from "./item-row.tsx";
import { NeedsList } from "./needs-list.tsx";
import type { Applied, Choice, Choices, Given, ImportPlan } from "./plan.ts";
import { ReportList } from "./report-list.tsx";
import styles from "./transfer.module.css";

const words = messages.transfer;

interface FilePlanProps {
  readonly given: Given;
  readonly query: UseQueryResult<ImportPlan> | undefined;
  readonly chosen: Choices;
  /** True once somebody wanted to import: what is undecided is marked. */
  readonly asked: boolean;
  readonly done: Applied | undefined;
  /** Why applying it was refused. */
  readonly fault: unknown;
  readonly onChoose: (key: string, choice: Choice) => void;
  readonly onLeaveOut: () => void;
}

/** One file: what would happen with it, or what became of it. */
export function FilePlan({ given, query, chosen, asked, done, fault, onChoose, onLeaveOut }: FilePlanProps) {
  const { name } = given.file;
  const plan = query?.data;
  return (
    <section className={styles.file} aria-label={name}>
      <div className={styles.row}>
        <h3 className={styles.name}>
          <bdi>{name}</bdi>
          {plan !== undefined && <span className={styles.small}> {words.formats[plan.format]}</span>}
        </h3>
        {done === undefined && <IconButton icon={cross} label={words.leaveOut(name)} onClick={onLeaveOut} />}
      </div>
      {query?.isPending && <Loading what={words.reading(name)} />}
      {query?.isError && <ImportFault fault={query.error} onAgain={() => void query.refetch()} />}
      {done === undefined && fault !== undefined && <ImportFault fault={fault} onAgain={() => void query?.refetch()} />}
      {done !== undefined && <DoneList items={done} />}
      {done === undefined && plan !== undefined && (
        <ul className={styles.items}>
          {plan.items.map((item) => (
            <ItemRow
              key={item.key}
              item={item}
              choice={chosen[item.key]}
              asked={asked}
              onChoose={(choice) => onChoose(item.key, choice)}
            />
          ))}
        </ul>
      )}
      {plan !== undefined && <NeedsList needs={plan.needs} onAdded={() => void query?.refetch()} />}
      {plan !== undefined && <ReportList plan={plan} done={done} />}
    </section>
  );
}
