import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Button, confirmDone, Field, Form, Loading, ProblemNotice, Table, Tag, text } from "../../ui/index.ts";
import { knowsPasskeys } from "../account/index.ts";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { type Passkey, passkeyQueries, removePasskey, renamePasskey } from "./passkey-actions.ts";
import styles from "./profile-page.module.css";

const words = messages.passkeys;

/** The person's passkeys. */
export function PasskeysPart() {
  const known = useQuery(passkeyQueries.all());
  const [adding, setAdding] = useState(false);
  const { columns } = words;
  const able = knowsPasskeys();
  return (
    <section className={styles.part} aria-labelledby="passkeys">
      <div className={styles.head}>
        <h2 id="passkeys" className={styles.title}>
          {words.title}
        </h2>
        <Button disabled={!able || known.data === undefined} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </div>
      <p className={styles.text}>{able ? words.text : words.unsupported}</p>
      {known.isError && <ProblemNotice fault={known.error} />}
      {known.isPending && <Loading what={messages.profile.loading} rows={1} />}
      {known.data?.passkeys.length === 0 && <p className={styles.text}>{words.none}</p>}
      {known.data !== undefined && known.data.passkeys.length > 0 && (
        <Table heads={[columns.name, columns.made, columns.used, columns.actions]}>
          {known.data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </Table>
      )}
      {adding && known.data !== undefined && (
        <AddPasskeyDialog proofs={known.data.proofs} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

function PasskeyRow({ passkey }: { readonly passkey: Passkey }) {
  const [naming, setNaming] = useState(false);
  const removing = useMutation({
    mutationFn: () => removePasskey(passkey.id),
    onSuccess: () => confirmDone(words.removed(passkey.name)),
  });
  const renaming = useMutation({
    mutationFn: (name: string) => renamePasskey(passkey.id, name),
    onSuccess: () => setNaming(false),
  });
  const rename = (values: FormData) => {
    const name = text(values, "name").trim();
    if (name !== "") {
      renaming.mutate(name);
    }
  };
  const fault = removing.error ?? renaming.error;
  return (
    <tr>
      <td>
        {naming ? (
          <Form onSubmit={rename} label={words.renameLabel(passkey.name)}>
            <Field label={words.name} name="name" defaultValue={passkey.name} maxLength={60} autoComplete="off" />
            <div>
              <Button type="submit" small kind="ink" busy={renaming.isPending}>
                {words.save}
              </Button>
            </div>
          </Form>
        ) : (
          <>
            {passkey.name} {passkey.backedUp && <Tag>{words.synced}</Tag>}{" "}
            {!passkey.works && <Tag>{words.elsewhere(passkey.site)}</Tag>}
          </>
        )}
      </td>
      <td>
        <Ago at={passkey.createdAt} />
      </td>
      <td>
        <Ago at={passkey.usedAt} />
      </td>
      <td>
        <div className={styles.acts}>
          <Button small kind="ghost" aria-label={words.renameLabel(passkey.name)} onClick={() => setNaming(!naming)}>
            {words.rename}
          </Button>
          <Button
            small
            aria-label={words.removeLabel(passkey.name)}
            busy={removing.isPending}
            onClick={() => removing.mutate()}
          >
            {words.remove}
          </Button>
        </div>
        {fault !== null && <ProblemNotice fault={fault} />}
      </td>
    </tr>
  );
}
