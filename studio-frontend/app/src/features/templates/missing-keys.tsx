import { icon as check } from "icon:check-circle-fill";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, DialogActions, Field, Form, Icon, ProblemNotice, text } from "../../ui/index.ts";
import { saveSecret, type TemplateDetail } from "./template-queries.ts";
import styles from "./use-wizard.module.css";

const words = messages.templates.using;

interface MissingKeysProps {
  readonly template: TemplateDetail;
  readonly onGo: () => void;
}

/** Asks for the keys that the team does not have, and names the connections. */
export function MissingKeys({ template, onGo }: MissingKeysProps) {
  const { needs, missing } = template;
  // Asked for when the wizard came here: a key that is saved meanwhile stays in sight with its tick.
  const [lacking] = useState(() => missing.map(({ message }) => String(message)));
  const isLacking = (name: string) => lacking.some((message) => message.includes(`'${name}'`));
  const secrets = needs.secrets.filter(isLacking);
  const connections = Object.entries(needs.connections).filter(([name]) => isLacking(name));
  return (
    <>
      {secrets.length + connections.length === 0 && (
        <p className={styles.good}>
          <Icon of={check} />
          {words.nothingMissing}
        </p>
      )}
      {secrets.map((name) => (
        <SecretForm key={name} name={name} />
      ))}
      {connections.map(([name, kind]) => (
        <div key={name}>
          <h3>{words.connection(name, kind)}</h3>
          <p className={styles.small}>{words.connectionText}</p>
        </div>
      ))}
      <DialogActions>
        <Button kind="ink" onClick={onGo}>
          {words.later}
        </Button>
      </DialogActions>
    </>
  );
}

function SecretForm({ name }: { readonly name: string }) {
  const [empty, setEmpty] = useState(false);
  const saving = useMutation({ mutationFn: (value: string) => saveSecret(name, value) });
  const save = (values: FormData) => {
    const value = text(values, "value");
    setEmpty(value === "");
    if (value !== "") {
      saving.mutate(value);
    }
  };
  if (saving.isSuccess) {
    return (
      <p className={styles.good}>
        <Icon of={check} />
        {words.secret(name)}: {words.saved}
      </p>
    );
  }
  return (
    <Form onSubmit={save} label={words.secret(name)}>
      <Field
        label={words.secret(name)}
        name="value"
        type="password"
        autoComplete="off"
        help={words.secretHelp}
        fault={empty ? words.secretEmpty : undefined}
      />
      {saving.isError && <ProblemNotice fault={saving.error} />}
      <Button type="submit" small busy={saving.isPending}>
        {words.save}
      </Button>
    </Form>
  );
}
