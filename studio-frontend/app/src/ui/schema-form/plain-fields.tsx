import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { classes } from "../classes.ts";
import type { InputFacts } from "./field-frame.tsx";
import styles from "./schema-form.module.css";
import { Unreadable } from "./values.ts";

interface InputProps {
  readonly facts: InputFacts;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface TextInputProps extends InputProps {
  readonly lines: boolean;
  readonly secret: boolean;
  readonly placeholder?: string | undefined;
  /** An empty text counts as one; else as nothing. */
  readonly keepsEmpty: boolean;
}

export function TextInput({ facts, value, onChange, lines, secret, placeholder, keepsEmpty }: TextInputProps) {
  const text = typeof value === "string" ? value : "";
  const change = (next: string) => onChange(next === "" && !keepsEmpty ? undefined : next);
  return lines || text.includes("\n") ? (
    <textarea
      {...facts}
      className={styles.input}
      value={text}
      rows={3}
      placeholder={placeholder}
      onChange={(event) => change(event.target.value)}
    />
  ) : (
    <input
      {...facts}
      className={styles.input}
      type={secret ? "password" : "text"}
      autoComplete={secret ? "new-password" : "off"}
      spellCheck={!secret}
      value={text}
      placeholder={placeholder}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** A number as it is typed: what cannot be read stays. */
export function NumberInput({ facts, value, onChange }: InputProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && same(readNumber(typed), value) ? typed : writtenNumber(value);
  const change = (text: string) => {
    setTyped(text);
    onChange(readNumber(text));
  };
  return (
    <input
      {...facts}
      className={styles.input}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function readNumber(text: string): unknown {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return trimmed === "" ? undefined : Number.isFinite(number) ? number : new Unreadable(text);
}

function writtenNumber(value: unknown): string {
  return value instanceof Unreadable ? value.text : value === undefined || value === null ? "" : String(value);
}

function same(one: unknown, other: unknown): boolean {
  return one instanceof Unreadable && other instanceof Unreadable ? one.text === other.text : Object.is(one, other);
}

/** Any value, written as JSON. */
export function JsonInput({ facts, value, onChange }: InputProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && sameJson(readJson(typed), value) ? typed : writtenJson(value);
  const change = (text: string) => {
    setTyped(text);
    onChange(readJson(text));
  };
  return (
    <textarea
      {...facts}
      className={classes(styles.input, styles.code)}
      spellCheck={false}
      rows={3}
      value={shown}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function readJson(text: string): unknown {
  if (text.trim() === "") {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return new Unreadable(text);
  }
}

function writtenJson(value: unknown): string {
  return value instanceof Unreadable ? value.text : value === undefined ? "" : JSON.stringify(value, null, 2);
}

function sameJson(one: unknown, other: unknown): boolean {
  return writtenJson(one) === writtenJson(other);
}

interface ChoiceInputProps extends InputProps {
  readonly options: readonly unknown[];
  readonly required: boolean;
}

export function ChoiceInput({ facts, value, onChange, options, required }: ChoiceInputProps) {
  const chosen = options.findIndex((option) => JSON.stringify(option) === JSON.stringify(value));
  return (
    <select
      {...facts}
      className={styles.input}
      value={chosen < 0 ? "" : String(chosen)}
      onChange={({ target }) => onChange(target.value === "" ? undefined : options[Number(target.value)])}
    >
      {(!required || chosen < 0) && <option value="">{required ? "" : messages.form.none}</option>}
      {options.map((option, index) => (
        <option key={JSON.stringify(option)} value={index}>
          {typeof option === "string" ? option : JSON.stringify(option)}
        </option>
      ))}
    </select>
  );
}

/** A moment in the zone of this computer; the value is in UTC. */
export function MomentInput({ facts, value, onChange }: InputProps) {
  const moment = typeof value === "string" ? new Date(value) : undefined;
  const known = moment !== undefined && !Number.isNaN(moment.getTime());
  const shown = known
    ? new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    : "";
  return (
    <input
      {...facts}
      className={styles.input}
      type="datetime-local"
      value={shown}
      onChange={({ target }) => onChange(target.value === "" ? undefined : new Date(target.value).toISOString())}
    />
  );
}

export function DateInput({ facts, value, onChange }: InputProps) {
  return (
    <input
      {...facts}
      className={styles.input}
      type="date"
      value={typeof value === "string" ? value : ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    />
  );
}
