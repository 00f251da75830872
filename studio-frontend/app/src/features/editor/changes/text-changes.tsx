import { useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import type { Side } from "./side.ts";
import styles from "./text-changes.module.css";
import type { TextRow } from "./text-rows.ts";

const words = messages.changes;
const SIGNS = { same: "", added: "+", removed: "−" };

interface TextChangesProps {
  readonly name: string;
  /** Says which two texts these are. */
  readonly of: readonly string[];
  readonly before: Side;
  readonly after: Side;
}

/** The two texts, without places on the canvas: those are kept apart from them. */
export function TextChanges({ name, of, before, after }: TextChangesProps) {
  const { data } = useQuery({
    queryKey: ["text-changes", ...of, before.text, after.text],
    queryFn: async () => (await import("./text-rows.ts")).textRows(before.text, after.text),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <section className={styles.text} aria-label={words.text}>
      <header className={styles.head}>
        <h2>{words.text}</h2>
        <code>{name}</code>
        <span className={styles.space} />
        {data && (
          <>
            <span className={styles.plus} title={words.plus(data.added)}>
              + {data.added}
            </span>
            <span className={styles.minus} title={words.minus(data.removed)}>
              − {data.removed}
            </span>
          </>
        )}
      </header>
      {data && data.added + data.removed === 0 && <p className={styles.same}>{words.sameText}</p>}
      {data && data.added + data.removed > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is reached by keyboard
        <div className={styles.lines} tabIndex={0}>
          <table>
            <thead className={styles.hidden}>
              <tr>
                <th>{words.lineBefore}</th>
                <th>{words.lineAfter}</th>
                <th>{words.kinds.changed}</th>
                <th>{words.line}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Line
                  key={`${row.kind} ${row.before ?? ""} ${row.kind === "gap" ? "" : (row.after ?? "")}`}
                  row={row}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ row }: { readonly row: TextRow }) {
  if (row.kind === "gap") {
    return (
      <tr className={styles.gap}>
        <td colSpan={4}>{words.unchanged(row.count)}</td>
      </tr>
    );
  }
  return (
    <tr className={classes(row.kind === "added" && styles.added, row.kind === "removed" && styles.removed)}>
      <td className={styles.number}>{row.before}</td>
      <td className={styles.number}>{row.after}</td>
      <td className={styles.sign}>{SIGNS[row.kind]}</td>
      <td className={styles.line}>{row.text}</td>
    </tr>
  );
}
