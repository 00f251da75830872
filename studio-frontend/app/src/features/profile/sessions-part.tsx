import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Ago, Button, confirmDone, Dialog, DialogActions, Loading, ProblemNotice, Table, Tag } from "../../ui/index.ts";
import { forget } from "../account/index.ts";
import { agentWords } from "./agent-words.ts";
import { endAllSessions, endSession, profileQueries, type Session } from "./profile-actions.ts";
import styles from "./profile-page.module.css";

const words = messages.profile.sessions;

/** Where the person is signed in. */
export function SessionsPart() {
  const sessions = useQuery(profileQueries.sessions());
  const [asking, setAsking] = useState(false);
  const { columns } = words;
  return (
    <section className={styles.part} aria-labelledby="sessions">
      <div className={styles.head}>
        <h2 id="sessions" className={styles.title}>
          {words.title}
        </h2>
        <Button onClick={() => setAsking(true)}>{words.endAll}</Button>
      </div>
      {asking && <EndAllDialog onClose={() => setAsking(false)} />}
      {sessions.isError && <ProblemNotice fault={sessions.error} />}
      {sessions.isPending && <Loading what={messages.profile.loading} rows={2} />}
      {sessions.data !== undefined && (
        <Table heads={[columns.where, columns.address, columns.seen, columns.actions]}>
          {sessions.data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </Table>
      )}
    </section>
  );
}

/** Asks first, as this page ends with the others. */
function EndAllDialog({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const ending = useMutation({
    mutationFn: endAllSessions,
    onSuccess: async () => {
      await router.navigate({ to: "/sign-in" });
      forget();
    },
  });
  return (
    <Dialog open title={words.endingAll.title} text={words.endingAll.text} onClose={onClose}>
      {ending.isError && <ProblemNotice fault={ending.error} />}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button kind="danger" busy={ending.isPending} onClick={() => ending.mutate()}>
          {words.endAll}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const agent = agentWords(session.agent);
  const ending = useMutation({ mutationFn: () => endSession(session.id), onSuccess: () => confirmDone(words.ended) });
  return (
    <tr>
      <td title={session.agent}>
        {agent} {session.current && <Tag>{words.current}</Tag>}
      </td>
      <td>{session.address}</td>
      <td>
        <Ago at={session.seenAt} />
      </td>
      <td>
        <div className={styles.acts}>
          {!session.current && (
            <Button small aria-label={words.endLabel(agent)} busy={ending.isPending} onClick={() => ending.mutate()}>
              {words.end}
            </Button>
          )}
        </div>
        {ending.isError && <ProblemNotice fault={ending.error} />}
      </td>
    </tr>
  );
}
