import { icon as dots } from "icon:dots-three-bold";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Button, confirmDone, IconButton, Loading, Menu, MenuItem, ProblemNotice, Table } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { NotYours, Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ConnectionDialog } from "./connection-dialog.tsx";
import { connectionKinds } from "./connection-kinds.ts";
import { deleteConnection } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { type Connection, teamQueries } from "./team-queries.ts";
import { ForceButton, UsesDialog } from "./uses.tsx";

const words = messages.team.connections;
const common = messages.team.secrets;
const route = getRouteApi("/frame/team/$view");

/** Where the team's flows sign in; secret fields go in and never come out. */
export function ConnectionsView() {
  return hasRole(useMe(), "editor") ? <Connections /> : <NotYours text={messages.team.editorOnly} />;
}

function Connections() {
  const { name: wanted } = route.useSearch();
  const pages = useInfiniteQuery(teamQueries.connections());
  const [adding, setAdding] = useState(wanted !== undefined);
  const connections = pages.data?.pages.flatMap((page) => page.connections) ?? [];
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
      {pages.isSuccess && connections.length === 0 && <p className={styles.text}>{words.none}</p>}
      {connections.length > 0 && (
        <Table heads={[columns.name, columns.kind, columns.set, columns.used, columns.actions]}>
          {connections.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} />
          ))}
        </Table>
      )}
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {common.more}
          </Button>
        </div>
      )}
      {adding && <ConnectionDialog name={wanted ?? ""} onClose={() => setAdding(false)} />}
    </Part>
  );
}

function ConnectionRow({ connection }: { readonly connection: Connection }) {
  const [asking, setAsking] = useState<"change" | "uses" | "delete">();
  const close = () => setAsking(undefined);
  const gone = () => {
    confirmDone(common.deleted(connection.name));
    close();
  };
  return (
    <tr>
      <td>
        <span className={styles.name}>{connection.name}</span>
        {connection.note !== "" && <p className={styles.note}>{connection.note}</p>}
      </td>
      <td>{connectionKinds.find(({ kind }) => kind === connection.kind)?.title ?? connection.kind}</td>
      <td>
        <Ago at={connection.setAt} /> <span className={styles.quiet}>{common.by(connection.setBy)}</span>
      </td>
      <td>{connection.usedAt === null ? common.never : <Ago at={connection.usedAt} />}</td>
      <td>
        <div className={styles.acts}>
          <Menu trigger={<IconButton icon={dots} label={common.actions(connection.name)} />}>
            <MenuItem onSelect={() => setAsking("change")}>{words.change}</MenuItem>
            <MenuItem onSelect={() => setAsking("uses")}>{common.usedBy}</MenuItem>
            <MenuItem danger onSelect={() => setAsking("delete")}>
              {common.delete}
            </MenuItem>
          </Menu>
        </div>
        {asking === "change" && <ConnectionDialog name={connection.name} connection={connection} onClose={close} />}
        {asking === "uses" && <ConnectionUses connection={connection} onClose={close} />}
        {asking === "delete" && (
          <ConfirmDialog
            title={common.deleteTitle(connection.name)}
            text={common.deleteText}
            submit={words.deleteSubmit}
            act={() => deleteConnection(connection.id, false)}
            done={common.deleted(connection.name)}
            onClose={close}
            refused={(fault) => (
              <ForceButton
                fault={fault}
                code="CONNECTION_IN_USE"
                act={() => deleteConnection(connection.id, true)}
                onDone={gone}
              />
            )}
          />
        )}
      </td>
    </tr>
  );
}

function ConnectionUses({ connection, onClose }: { readonly connection: Connection; readonly onClose: () => void }) {
  const uses = useQuery(teamQueries.connectionUses(connection.id));
  return <UsesDialog name={connection.name} uses={uses} onClose={onClose} />;
}
