import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { isMembers, secretOf } from "./shapes.ts";
import styles from "./value-view.module.css";

const words = messages.data;
const SHORT = 1_000;
const FEW = 20;
const OPEN_DEPTH = 2;

interface ValueTreeProps {
  readonly value: unknown;
  readonly depth?: number;
}

/** A value by its names, line by line; what is large is folded. */
export function ValueTree({ value, depth = 0 }: ValueTreeProps) {
  const [shown, setShown] = useState(FEW);
  const entries = Array.isArray(value)
    ? value.map((each, index) => [String(index), each] as const)
    : Object.entries(value as object);
  const rest = entries.length - shown;
  return (
    <ul className={styles.list}>
      {entries.slice(0, shown).map(([name, each]) => (
        <li key={name} className={styles.line}>
          <Entry name={name} value={each} depth={depth} />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + 10 * FEW)}>
            {words.more(Math.min(rest, 10 * FEW))}
          </button>
        </li>
      )}
    </ul>
  );
}

function Entry({ name, value, depth }: { readonly name: string; readonly value: unknown; readonly depth: number }) {
  const size = Array.isArray(value) ? value.length : isMembers(value) ? Object.keys(value).length : 0;
  const holds = size > 0 && secretOf(value) === undefined;
  const [open, setOpen] = useState(depth + 1 < OPEN_DEPTH && size <= FEW);
  if (!holds) {
    return (
      <>
        <span className={styles.key}>{name}</span>: <Plain value={value} />
      </>
    );
  }
  const count = Array.isArray(value) ? words.entries(size) : words.members(size);
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.key}>{name}</span>:{" "}
        <span className={styles.quiet}>{`${open ? "▾" : "▸"} ${count}`}</span>
      </button>
      {open && <ValueTree value={value} depth={depth + 1} />}
    </>
  );
}

/** A value without an inside. */
export function Plain({ value }: { readonly value: unknown }) {
  const [whole, setWhole] = useState(false);
  const secret = secretOf(value);
  if (secret !== undefined) {
    return <span className={styles.secret}>{words.key(secret)}</span>;
  }
  if (typeof value !== "string") {
    return <span className={styles.plain}>{JSON.stringify(value) ?? "null"}</span>;
  }
  const cut = value.length > SHORT && !whole;
  return (
    <span className={styles.text}>
      {`"${cut ? `${value.slice(0, SHORT)}…` : value}"`}
      {cut && (
        <>
          {" "}
          <button type="button" className={styles.more} onClick={() => setWhole(true)}>
            {words.whole}
          </button>
        </>
      )}
    </span>
  );
}
