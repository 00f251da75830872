import { icon as dots } from "icon:dots-three-bold";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Button, confirmDone, IconButton, Loading, Menu, MenuItem, ProblemNotice, Table } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { NotYours, Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { AddSecretDialog, ReplaceSecretDialog } from "./secret-dialogs.tsx";
import { deleteSecret } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { type Secret, teamQueries } from "./team-queries.ts";
import { ForceButton, UsesDialog } from "./uses.tsx";

const words = messages.team.secrets;
const route = getRouteApi("/frame/team/$view");

/** The team's keys by name; values go in and never come out. */
export function SecretsView() {
  return hasRole(useMe(), "editor") ? <Secrets /> : <NotYours text={messages.team.editorOnly} />;
}

function Secrets() {
  const { name: wanted } = route.useSearch();
  const pages = useInfiniteQuery(teamQueries.secrets());
  const [adding, setAdding] = useState(wanted !== undefined);
  const secrets = pages.data?.pages.flatMap((page) => page.secrets) ?? [];
  const { columns } = words;
  return (
    <Part
      text={words.text}
      action={
        <Button kind="accent" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      {pages.isError && <ProblemNotice fault={pages.error} />}
      {pages.isPending && <Loading what={messages.team.loading} rows={3} />}
      {pages.isSuccess && secrets.length === 0 && <p className={styles.text}>{words.none}</p>}
      {secrets.length > 0 && (
        <Table heads={[columns.name, columns.set, columns.used, columns.actions]}>
          {secrets.map((secret) => (
            <SecretRow key={secret.id} secret={secret} />
          ))}
        </Table>
      )}
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
      {adding && <AddSecretDialog name={wanted ?? ""} onClose={() => setAdding(false)} />}
    </Part>
  );
}

function SecretRow({ secret }: { readonly secret: Secret }) {
  const [asking, setAsking] = useState<"replace" | "uses" | "delete">();
  const close = () => setAsking(undefined);
  const gone = () => {
    confirmDone(words.deleted(secret.name));
    close();
  };
  return (
    <tr>
      <td>
        <span className={styles.name}>{secret.name}</span>
        {secret.note !== "" && <p className={styles.note}>{secret.note}</p>}
      </td>
      <td>
        <Ago at={secret.setAt} /> <span className={styles.quiet}>{words.by(secret.setBy)}</span>
      </td>
      <td>{secret.usedAt === null ? words.never : <Ago at={secret.usedAt} />}</td>
      <td>
        <div className={styles.acts}>
          <Menu trigger={<IconButton icon={dots} label={words.actions(secret.name)} />}>
            <MenuItem onSelect={() => setAsking("replace")}>{words.replace}</MenuItem>
            <MenuItem onSelect={() => setAsking("uses")}>{words.usedBy}</MenuItem>
            <MenuItem danger onSelect={() => setAsking("delete")}>
              {words.delete}
            </MenuItem>
          </Menu>
        </div>
        {asking === "replace" && <ReplaceSecretDialog secret={secret} onClose={close} />}
        {asking === "uses" && <SecretUses secret={secret} onClose={close} />}
        {asking === "delete" && (
          <ConfirmDialog
            title={words.deleteTitle(secret.name)}
            text={words.deleteText}
            submit={words.deleteSubmit}
            act={() => deleteSecret(secret.id, false)}
            done={words.deleted(secret.name)}
            onClose={close}
            refused={(fault) => (
              <ForceButton fault={fault} code="SECRET_IN_USE" act={() => deleteSecret(secret.id, true)} onDone={gone} />
            )}
          />
        )}
      </td>
    </tr>
  );
}

function SecretUses({ secret, onClose }: { readonly secret: Secret; readonly onClose: () => void }) {
  const uses = useQuery(teamQueries.secretUses(secret.id));
  return <UsesDialog name={secret.name} uses={uses} onClose={onClose} />;
}
