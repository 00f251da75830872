import { icon as plus } from "icon:plus";
import { icon as cross } from "icon:x";
import { isList, type JsonObject, objectOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Button, IconButton } from "../../../ui/index.ts";
import fields from "./fields.module.css";
import styles from "./input-list.module.css";

const words = messages.editor.inputs;
const KINDS = ["string", "number", "integer", "boolean", "array", "object"] as const;

interface InputListProps {
  /** The schema of all inputs. */
  readonly schema: JsonObject;
  readonly readOnly: boolean;
  readonly onChange: (schema: JsonObject) => void;
}

/** What the flow is given when it is run: names, kinds, which must be given. */
export function InputList({ schema, readOnly, onChange }: InputListProps) {
  const properties = objectOf(schema.properties);
  const required = isList(schema.required) ? schema.required.map(String) : [];
  const entries = Object.entries(properties);
  const write = (next: readonly (readonly [string, unknown])[], must: readonly string[]) => {
    const { required: _, ...rest } = schema;
    const known = must.filter((name) => next.some(([each]) => each === name));
    const all = Object.fromEntries(next) as JsonObject;
    onChange({ type: "object", ...rest, ...(known.length > 0 && { required: known }), properties: all });
  };
  const change = (name: string, to: string, of: JsonObject) =>
    write(
      entries.map(([each, old]) => (each === name ? [to, of] : [each, old])),
      required.map((each) => (each === name ? to : each)),
    );
  return (
    <div className={fields.rows}>
      {entries.map(([name, of]) => (
        <div key={name} className={styles.input}>
          <input
            className={`${fields.input} ${fields.name}`}
            aria-label={words.name}
            readOnly={readOnly}
            defaultValue={name}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            onBlur={(event) => {
              const now = event.currentTarget.value.trim();
              if (now !== name && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(now) && !Object.hasOwn(properties, now)) {
                change(name, now, objectOf(of));
              } else {
                event.currentTarget.value = name;
              }
            }}
          />
          <select
            className={fields.input}
            aria-label={words.kindOf(name)}
            disabled={readOnly}
            value={String(objectOf(of).type ?? "")}
            onChange={(event) => {
              const { type: _, default: __, ...rest } = objectOf(of);
              const type = event.currentTarget.value;
              change(name, name, type === "" ? rest : { type, ...rest });
            }}
          >
            <option value="">{words.any}</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {messages.editor.kinds[kind]}
              </option>
            ))}
          </select>
          {!readOnly && (
            <IconButton
              icon={cross}
              label={words.remove(name)}
              onClick={() =>
                write(
                  entries.filter(([each]) => each !== name),
                  required,
                )
              }
            />
          )}
          <label className={styles.must}>
            <input
              type="checkbox"
              disabled={readOnly}
              checked={required.includes(name)}
              onChange={(event) =>
                write(
                  entries,
                  event.currentTarget.checked ? [...required, name] : required.filter((each) => each !== name),
                )
              }
            />
            {words.must}
          </label>
        </div>
      ))}
      {!readOnly && (
        <Button
          small
          icon={plus}
          className={fields.add}
          onClick={() => write([...entries, [freeName(properties), { type: "string" }]], required)}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}

function freeName(properties: JsonObject): string {
  let name = "input";
  for (let i = 2; Object.hasOwn(properties, name); i++) {
    name = `input_${i}`;
  }
  return name;
}
