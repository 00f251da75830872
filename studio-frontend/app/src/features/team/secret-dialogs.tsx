import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, Field, Form, ProblemNotice, text } from "../../ui/index.ts";
import { addSecret, replaceSecret } from "./team-actions.ts";
import type { Secret } from "./team-queries.ts";

const words = messages.team.secrets;
const SHORTEST = 6;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

interface AddSecretDialogProps {
  /** What a step asked for. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks for a key's name and value. */
export function AddSecretDialog({ name, onClose }: AddSecretDialogProps) {
  const [faults, setFaults] = useState({ name: false, value: false });
  const adding = useMutation({
    mutationFn: (typed: { name: string; value: string; note: string }) =>
      addSecret(typed.name, typed.value, typed.note),
    onSuccess: (secret) => {
      confirmDone(words.added(secret.name));
      onClose();
    },
  });
  const submit = (values: FormData) => {
    const typed = {
      name: text(values, "name").trim(),
      value: text(values, "value"),
      note: text(values, "note").trim(),
    };
    const found = { name: !NAME.test(typed.name), value: typed.value.length < SHORTEST };
    setFaults(found);
    if (!found.name && !found.value) {
      adding.mutate(typed);
    }
  };
  return (
    <Dialog open title={words.add} text={words.text} onClose={onClose}>
      <Form onSubmit={submit}>
        <Field
          label={words.name}
          name="name"
          defaultValue={name}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          help={words.nameHelp}
          fault={faults.name ? words.nameFault : undefined}
        />
        <Field
          label={words.value}
          name="value"
          type="password"
          autoComplete="new-password"
          help={words.valueHelp}
          fault={faults.value ? words.valueFault : undefined}
        />
        <Field label={words.note} name="note" autoComplete="off" maxLength={500} help={words.noteHelp} />
        {adding.isError && <ProblemNotice fault={adding.error} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={adding.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface ReplaceSecretDialogProps {
  readonly secret: Secret;
  readonly onClose: () => void;
}

/** Asks for another value. */
export function ReplaceSecretDialog({ secret, onClose }: ReplaceSecretDialogProps) {
  const [fault, setFault] = useState(false);
  const replacing = useMutation({
    mutationFn: (value: string) => replaceSecret(secret.id, value),
    onSuccess: () => {
      confirmDone(words.changed(secret.name));
      onClose();
    },
  });
  const submit = (values: FormData) => {
    const value = text(values, "value");
    setFault(value.length < SHORTEST);
    if (value.length >= SHORTEST) {
      replacing.mutate(value);
    }
  };
  return (
    <Dialog open title={words.replaceTitle(secret.name)} text={words.replaceText} onClose={onClose}>
      <Form onSubmit={submit}>
        <Field
          label={words.newValue}
          name="value"
          type="password"
          autoComplete="new-password"
          help={words.valueHelp}
          fault={fault ? words.valueFault : undefined}
        />
        {replacing.isError && <ProblemNotice fault={replacing.error} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={replacing.isPending}>
            {words.replaceSubmit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
