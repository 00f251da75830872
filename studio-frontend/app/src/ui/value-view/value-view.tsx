import { icon as copyIcon } from "icon:copy";
import { type ReactNode, useId, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../button.tsx";
import { classes } from "../classes.ts";
import { IconButton } from "../icon-button.tsx";
import { confirmDone } from "../toasts.tsx";
import { type DataTable, isMembers, tableOf } from "./shapes.ts";
import { Plain, ValueTree } from "./value-tree.tsx";
import styles from "./value-view.module.css";

const words = messages.data;

type View = "values" | "table" | "raw";

interface ValueViewProps {
  readonly label: string;
  readonly value: unknown;
  /** More buttons beside those for the view. */
  readonly actions?: ReactNode;
}

/** Data as names and values, as a table where it is one, and as JSON. */
export function ValueView({ label, value, actions }: ValueViewProps) {
  const id = useId();
  const [view, setView] = useState<View>("values");
  const table = tableOf(value);
  const views: readonly View[] = table === undefined ? ["values", "raw"] : ["values", "table", "raw"];
  const chosen = views.includes(view) ? view : "values";
  const copy = () => navigator.clipboard.writeText(raw(value)).then(() => confirmDone(words.copied));
  return (
    <section className={styles.view} aria-labelledby={id}>
      <div className={styles.bar}>
        <h3 id={id} className={styles.name}>
          {label}
        </h3>
        {actions}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend */}
        <div role="group" aria-label={`${label}: ${words.view}`}>
          {views.map((each) => (
            <Button
              key={each}
              small
              kind="ghost"
              aria-pressed={chosen === each}
              className={classes(chosen === each && styles.on)}
              onClick={() => setView(each)}
            >
              {words.views[each]}
            </Button>
          ))}
        </div>
        <IconButton icon={copyIcon} label={`${words.copy}: ${label}`} onClick={copy} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.box} tabIndex={0} aria-label={label}>
        {content(chosen, value, table)}
      </section>
    </section>
  );
}

function content(view: View, value: unknown, table: DataTable | undefined): ReactNode {
  if (view === "raw") {
    return <pre className={styles.line}>{raw(value)}</pre>;
  }
  if (view === "table" && table !== undefined) {
    return <TableView table={table} />;
  }
  if (value === undefined || value === null) {
    return <p className={styles.quiet}>{words.nothing}</p>;
  }
  const holds = Array.isArray(value) ? value.length > 0 : isMembers(value) && Object.keys(value).length > 0;
  return holds ? <ValueTree value={value} /> : <Plain value={value} />;
}

function TableView({ table }: { readonly table: DataTable }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {table.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={table.heads[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function raw(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}
