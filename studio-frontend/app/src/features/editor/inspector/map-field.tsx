import { icon as plus } from "icon:plus";
import { icon as cross } from "icon:x";
import { isObject, type JsonObject, objectOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Button, IconButton } from "../../../ui/index.ts";
import { AnyField } from "./any-field.tsx";
import type { FieldProps } from "./field-kinds.ts";
import styles from "./fields.module.css";
import { useForm } from "./form-context.tsx";

const words = messages.editor.form;

/** Names with values, one pair a line. */
export function MapField({ id, place, schema, value }: FieldProps) {
  const { set, readOnly } = useForm();
  const map = isObject(value) ? value : {};
  const entries = Object.entries(map);
  const of = objectOf(schema.additionalProperties);
  const put = (next: JsonObject) => set(place, Object.keys(next).length === 0 && place.length > 0 ? undefined : next);
  return (
    <fieldset className={styles.rows} aria-labelledby={`${id}-label`}>
      {entries.map(([name, each], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
        <div key={i} className={styles.pair}>
          <input
            className={`${styles.input} ${styles.name}`}
            aria-label={words.name(i + 1)}
            readOnly={readOnly}
            defaultValue={name}
            key={name}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            onBlur={(event) => {
              const now = event.currentTarget.value.trim();
              if (now !== "" && now !== name && !Object.hasOwn(map, now)) {
                put(Object.fromEntries(entries.map(([old, kept]) => [old === name ? now : old, kept])));
              } else {
                event.currentTarget.value = name;
              }
            }}
          />
          <AnyField id={id} label={name} place={[...place, name]} schema={of} value={each} keepEmpty />
          {!readOnly && (
            <IconButton
              icon={cross}
              label={words.removeName(name)}
              className={styles.remove}
              onClick={() => put(Object.fromEntries(entries.filter(([old]) => old !== name)))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button small icon={plus} className={styles.add} onClick={() => put({ ...map, [freeName(map)]: "" })}>
          {words.addName}
        </Button>
      )}
    </fieldset>
  );
}

function freeName(map: JsonObject): string {
  let name: string = words.newName;
  for (let i = 2; Object.hasOwn(map, name); i++) {
    name = `${words.newName}_${i}`;
  }
  return name;
}
