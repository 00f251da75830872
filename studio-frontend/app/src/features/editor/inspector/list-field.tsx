import { icon as plus } from "icon:plus";
import { icon as cross } from "icon:x";
import { isList, objectOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Button, IconButton } from "../../../ui/index.ts";
import { AnyField } from "./any-field.tsx";
import { type FieldProps, kindOfField } from "./field-kinds.ts";
import styles from "./fields.module.css";
import { useForm } from "./form-context.tsx";
import { NumberField } from "./number-field.tsx";

const words = messages.editor.form;

/** Values one below the other. */
export function ListField({ id, label, place, schema, value }: FieldProps) {
  const { set, readOnly } = useForm();
  const items = isList(value) ? value : [];
  const of = objectOf(schema.items);
  const Item = kindOfField(of) === "number" ? NumberField : AnyField;
  return (
    <fieldset className={styles.rows} aria-labelledby={`${id}-label`}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their number
        <div key={i} className={styles.row}>
          <Item id={id} label={`${label} ${i + 1}`} place={[...place, String(i)]} schema={of} value={item} />
          {!readOnly && (
            <IconButton
              icon={cross}
              label={words.removeItem(i + 1)}
              className={styles.remove}
              onClick={() => set(place, items.length === 1 ? undefined : items.filter((_, each) => each !== i))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          small
          icon={plus}
          className={styles.add}
          onClick={() => set(place, [...items, kindOfField(of) === "number" ? 0 : ""])}
        >
          {words.addItem}
        </Button>
      )}
    </fieldset>
  );
}
