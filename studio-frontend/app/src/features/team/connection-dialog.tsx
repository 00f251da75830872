import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Button,
  confirmDone,
  Dialog,
  DialogActions,
  Field,
  Form,
  Notice,
  ProblemNotice,
  text,
} from "../../ui/index.ts";
import { begun, type FieldProblem, objectOf, problemsOf, refusalOf, SchemaForm } from "../../ui/schema-form/index.ts";
import { Choice } from "./choices.tsx";
import { type ConnectionKind, connectionKinds, fieldsOf, given } from "./connection-kinds.ts";
import { addConnection, changeConnection } from "./team-actions.ts";
import type { Connection } from "./team-queries.ts";

const words = messages.team.connections;
const CODES: ReadonlySet<string> = new Set(["CONNECTION_INVALID"]);
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;
const NONE: readonly FieldProblem[] = [];

interface ConnectionDialogProps {
  readonly name: string;
  /** The one that is changed; left out for a new one. */
  readonly connection?: Connection;
  /** What a flow asks for; left out where anything may be added. */
  readonly wanted?: string;
  readonly onClose: () => void;
}

/** Fields of a connection, as its kind has them. */
export function ConnectionDialog({ name, connection, wanted, onClose }: ConnectionDialogProps) {
  const [kindName, setKindName] = useState(connection?.kind ?? wanted ?? connectionKinds[0]?.kind ?? "");
  const kind = connectionKinds.find((each) => each.kind === kindName);
  return (
    <Dialog
      open
      title={connection === undefined ? words.add : words.changeTitle(name)}
      text={connection === undefined ? words.text : words.changeText}
      onClose={onClose}
    >
      {connection === undefined && (
        <Choice
          label={words.kind}
          value={kindName}
          help={kind?.summary}
          options={connectionKinds.map((each) => ({ value: each.kind as string, name: each.title }))}
          onChange={setKindName}
        />
      )}
      {kind !== undefined && (
        <ConnectionForm key={kind.kind} kind={kind} name={name} connection={connection} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ConnectionFormProps {
  readonly kind: ConnectionKind;
  readonly name: string;
  readonly connection: Connection | undefined;
  readonly onClose: () => void;
}

function ConnectionForm({ kind, name, connection, onClose }: ConnectionFormProps) {
  const [value, setValue] = useState(() => objectOf(begun(kind.fields, connection?.fields ?? {})));
  const [problems, setProblems] = useState(NONE);
  const [nameless, setNameless] = useState(false);
  const schema = useMemo(() => fieldsOf(kind, value), [kind, value]);
  const moved = connection !== undefined && kind.address.some((field) => value[field] !== connection.fields[field]);
  // A secret field keeps its value unless it would be sent elsewhere.
  const sealed = useMemo(
    () => new Set(connection === undefined || moved ? [] : kind.secret),
    [connection, moved, kind],
  );
  const saving = useMutation({
    mutationFn: (typed: { name: string; note: string }) => {
      const fields = given(kind, value) as Record<string, never>;
      return connection === undefined
        ? addConnection(typed.name, kind.kind, fields, typed.note)
        : changeConnection(connection.id, fields, typed.note);
    },
    onSuccess: (saved) => {
      confirmDone(connection === undefined ? words.added(saved.name) : words.changed(saved.name));
      onClose();
    },
  });
  const refusal = useMemo(() => refusalOf(saving.error, CODES), [saving.error]);
  const submit = (values: FormData) => {
    const typed = { name: connection?.name ?? text(values, "name").trim(), note: text(values, "note").trim() };
    const found = problemsOf(schema, given(kind, value)).filter(
      ({ at, message }) => !(sealed.has(String(at[0])) && message === messages.form.problems.missing),
    );
    setProblems(found);
    setNameless(!NAME.test(typed.name));
    if (found.length === 0 && NAME.test(typed.name)) {
      saving.mutate(typed);
    }
  };
  return (
    <Form onSubmit={submit}>
      {connection === undefined && (
        <Field
          label={words.name}
          name="name"
          defaultValue={name}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          help={words.nameHelp}
          fault={nameless ? messages.team.secrets.nameFault : undefined}
        />
      )}
      <SchemaForm
        schema={schema}
        value={value}
        onChange={(next) => {
          setValue(objectOf(next));
          setProblems(NONE);
        }}
        problems={problems.length > 0 ? problems : (refusal?.fields ?? NONE)}
        sealed={sealed}
      />
      <Field label={words.note} name="note" defaultValue={connection?.note ?? ""} autoComplete="off" maxLength={500} />
      {refusal !== undefined && refusal.others.length > 0 && <Notice title={refusal.others.join(" ")} />}
      {saving.isError && refusal === undefined && <ProblemNotice fault={saving.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button type="submit" kind="ink" busy={saving.isPending}>
          {connection === undefined ? words.submit : words.save}
        </Button>
      </DialogActions>
    </Form>
  );
}
