import { icon as open } from "icon:caret-down";
import { icon as closed } from "icon:caret-right";
import { type DragEvent, memo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { Icon } from "../../../ui/index.ts";
import { VALUE_KIND } from "./insert-value.ts";
import { shortValue, type UsableValue } from "./values.ts";
import styles from "./values-tree.module.css";

const words = messages.editor.values;

/** So many are shown at first: a step far down a long flow may read hundreds. */
const FIRST = 60;

interface ValuesTreeProps {
  readonly values: readonly UsableValue[];
  /** Writes a value into the field that was used last. */
  readonly onInsert: (text: string) => void;
}

/** What the step may read, with the data of the last run: click or drag to insert. */
export function ValuesTree({ values, onInsert }: ValuesTreeProps) {
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, FIRST);
  return (
    <section className={styles.values} aria-label={words.title}>
      <div className={styles.head}>
        <h3>{words.title}</h3>
        <span>{words.hint}</span>
      </div>
      {values.length === 0 && <p className={styles.none}>{words.none}</p>}
      <ul className={styles.tree}>
        {shown.map((value) => (
          <Value key={value.text} value={value} level={0} onInsert={onInsert} />
        ))}
      </ul>
      {shown.length < values.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {words.more(values.length - shown.length)}
        </button>
      )}
    </section>
  );
}

interface ValueProps {
  readonly value: UsableValue;
  readonly level: number;
  readonly onInsert: (text: string) => void;
}

const Value = memo(function Value({ value, level, onInsert }: ValueProps) {
  const [shown, setShown] = useState(level === 0 && value.inside.length < 12);
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(VALUE_KIND, value.text);
    event.dataTransfer.setData("text/plain", value.text);
  };
  const shows = value.inside.length > 0;
  return (
    <li>
      <div className={styles.row} style={{ paddingInlineStart: 6 + level * 16 }}>
        {shows ? (
          <button
            type="button"
            className={styles.caret}
            aria-expanded={shown}
            aria-label={shown ? words.hide(value.name) : words.show(value.name)}
            onClick={() => setShown(!shown)}
          >
            <Icon of={shown ? open : closed} size={12} />
          </button>
        ) : (
          <span className={styles.caret} />
        )}
        <button
          type="button"
          draggable
          className={styles.value}
          title={words.insert(value.text)}
          onDragStart={drag}
          onClick={() => onInsert(value.text)}
        >
          <span>{value.name}</span>
          <span className={styles.sample}>{shortValue(value.sample)}</span>
          <span className={styles.kind}>{value.kind}</span>
        </button>
      </div>
      {shows && shown && (
        <ul>
          {value.inside.map((inner) => (
            <Value key={inner.text} value={inner} level={level + 1} onInsert={onInsert} />
          ))}
        </ul>
      )}
    </li>
  );
});
