import { icon as plus } from "icon:plus-bold";
import { icon as cross } from "icon:x";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../button.tsx";
import { IconButton } from "../icon-button.tsx";
import { FieldNotes } from "./field-frame.tsx";
import { helpOf, type SchemaFieldProps, useField } from "./form-context.ts";
import { type Member, type Place, resolved, type Schema, shapeOf } from "./schema.ts";
import styles from "./schema-form.module.css";
import { begun, isObject, listOf, objectOf, withMember } from "./values.ts";

const words = messages.form;

type NestedProps = SchemaFieldProps & { readonly label: string };

export function BooleanField({ schema, at, label, value, onChange }: NestedProps) {
  const { id, fault, disabled } = useField(at);
  return (
    <div className={styles.field}>
      <label className={styles.check}>
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          disabled={disabled}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={helpOf(schema) === undefined ? undefined : `${id}-help`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={styles.label}>{label}</span>
      </label>
      <FieldNotes id={id} help={helpOf(schema)} fault={fault} />
    </div>
  );
}

/** Fields that belong together; one that may be left out begins when it is asked for. */
export function GroupField({
  schema,
  at,
  label,
  required,
  value,
  onChange,
  members,
}: NestedProps & { readonly members: readonly Member[] }) {
  const { id, fault, disabled, root } = useField(at);
  const there = required || value !== undefined;
  return (
    <fieldset className={styles.group} id={id} disabled={disabled}>
      <legend className={styles.label}>{label}</legend>
      <FieldNotes id={id} help={helpOf(schema)} fault={fault} />
      {!required && (
        <div>
          <Button small onClick={() => onChange(there ? undefined : (begun(schema, {}, root) ?? {}))}>
            {there ? words.leaveOut : words.fill}
          </Button>
        </div>
      )}
      {there && <MemberFields members={members} at={at} value={value} onChange={onChange} />}
    </fieldset>
  );
}

interface MemberFieldsProps {
  readonly members: readonly Member[];
  readonly at: Place;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function MemberFields({ members, at, value, onChange }: MemberFieldsProps) {
  const { Field } = useField(at);
  return members.map(({ name, schema, required }) => (
    <Field
      key={name}
      schema={schema}
      at={[...at, name]}
      required={required}
      value={objectOf(value)[name]}
      onChange={(next) => onChange(withMember(value, name, next))}
    />
  ));
}

export function ListField({ schema, at, label, value, onChange, item }: NestedProps & { readonly item: Schema }) {
  const { Field, id, fault, disabled, root } = useField(at);
  const entries = listOf(value);
  const put = (next: readonly unknown[]) => onChange(next.length === 0 && !Array.isArray(value) ? undefined : next);
  return (
    <fieldset className={styles.group} id={id} disabled={disabled}>
      <legend className={styles.label}>{label}</legend>
      <FieldNotes id={id} help={helpOf(schema)} fault={fault} />
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name but their place
        <div key={index} className={styles.row}>
          <Field
            schema={item}
            at={[...at, index]}
            label={words.item(index + 1)}
            required
            value={entry}
            onChange={(next) => put(entries.with(index, next))}
          />
          <IconButton
            icon={cross}
            label={words.remove(words.item(index + 1))}
            onClick={() => put(entries.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div>
        <Button small icon={plus} onClick={() => put([...entries, blank(item, root)])}>
          {words.add(words.entry)}
        </Button>
      </div>
    </fieldset>
  );
}

/** Returns what a new entry begins with. */
function blank(item: Schema, root: Schema): unknown {
  const shape = shapeOf(resolved(item, root));
  const empty = shape.kind === "group" || shape.kind === "map" ? {} : shape.kind === "list" ? [] : undefined;
  return begun(item, empty, root) ?? (shape.kind === "text" ? "" : shape.kind === "boolean" ? false : null);
}

export function MapField({ schema, at, label, value, onChange, entry }: NestedProps & { readonly entry: Schema }) {
  const { Field, id, fault, disabled, root } = useField(at);
  const [name, setName] = useState("");
  const entries = isObject(value) ? value : {};
  const taken = name.trim() === "" || name.trim() in entries;
  const add = () => {
    onChange(withMember(entries, name.trim(), blank(entry, root)));
    setName("");
  };
  return (
    <fieldset className={styles.group} id={id} disabled={disabled}>
      <legend className={styles.label}>{label}</legend>
      <FieldNotes id={id} help={helpOf(schema)} fault={fault} />
      {Object.entries(entries).map(([key, each]) => (
        <div key={key} className={styles.row}>
          <Field
            schema={entry}
            at={[...at, key]}
            label={key}
            required
            value={each}
            onChange={(next) => onChange({ ...entries, [key]: next ?? null })}
          />
          <IconButton
            icon={cross}
            label={words.remove(key)}
            onClick={() => onChange(withMember(entries, key, undefined))}
          />
        </div>
      ))}
      <div className={styles.row}>
        <input
          className={styles.input}
          aria-label={`${label}: ${words.name}`}
          placeholder={words.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button small icon={plus} disabled={taken} onClick={add}>
          {words.add(words.entry)}
        </Button>
      </div>
    </fieldset>
  );
}
