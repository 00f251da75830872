import { icon as laptop } from "icon:laptop";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { type Runner, runnersQuery } from "../../service/index.ts";
import { Button, classes, Icon, Loading, ProblemNotice, Table, useNow } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { removeRunner } from "./team-actions.ts";
import styles from "./team-page.module.css";

const words = messages.team.computers;

/** The computers that work on runs: whether they are there, and what they may use. */
export function ComputersView() {
  const runners = useQuery(runnersQuery());
  const { columns } = words;
  return (
    <Part text={words.text}>
      {runners.isError && <ProblemNotice fault={runners.error} />}
      {runners.isPending && <Loading what={messages.team.loading} rows={2} />}
      {runners.data?.length === 0 && (
        <div className={styles.narrow}>
          <p className={styles.text}>{words.none}</p>
          <code className={styles.code}>{words.line}</code>
        </div>
      )}
      {runners.data !== undefined && runners.data.length > 0 && (
        <Table heads={[columns.name, columns.state, columns.version, columns.folders, columns.owner, columns.actions]}>
          {runners.data.map((runner) => (
            <ComputerRow key={runner.id} runner={runner} />
          ))}
        </Table>
      )}
    </Part>
  );
}

function ComputerRow({ runner }: { readonly runner: Runner }) {
  const now = useNow();
  const editor = hasRole(useMe(), "editor");
  const [asking, setAsking] = useState(false);
  return (
    <tr>
      <td>
        <span className={styles.choice}>
          <Icon of={laptop} />
          <span className={styles.name}>{runner.name}</span>
        </span>
      </td>
      <td className={classes(runner.connected && styles.online)}>
        {runner.connected ? words.online : words.away(messages.time.ago(new Date(runner.seenAt), now))}
      </td>
      <td>{runner.version}</td>
      <td>{runner.folders.length === 0 ? words.noFolders : runner.folders.join(", ")}</td>
      <td>{runner.owner?.name ?? words.service}</td>
      <td>
        <div className={styles.acts}>
          {editor && (
            <Button
              small
              aria-label={words.removeLabel(runner.name)}
              disabled={runner.connected}
              title={runner.connected ? words.connected : undefined}
              onClick={() => setAsking(true)}
            >
              {words.remove}
            </Button>
          )}
        </div>
        {asking && (
          <ConfirmDialog
            title={words.removeTitle(runner.name)}
            text={words.removeText}
            submit={words.removeSubmit}
            act={() => removeRunner(runner.id)}
            done={words.removed(runner.name)}
            onClose={() => setAsking(false)}
          />
        )}
      </td>
    </tr>
  );
}
