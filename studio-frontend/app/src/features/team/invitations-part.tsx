import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Ago,
  Button,
  confirmDone,
  Dialog,
  DialogActions,
  Form,
  Loading,
  ProblemNotice,
  Table,
} from "../../ui/index.ts";
import { ROLES, type Role } from "../account/index.ts";
import { Choice, Part } from "./choices.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { invite, takeInvitationBack } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { type Invitation, teamQueries } from "./team-queries.ts";

const words = messages.team.invitations;
const { roles, roleHelp } = messages.team;
const DAYS = [1, 7, 30] as const;

/** The links that let people in and that nobody has used yet. */
export function InvitationsPart() {
  const known = useQuery(teamQueries.invitations());
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState<string>();
  const { columns } = words;
  return (
    <Part
      title={words.title}
      action={
        <Button kind="accent" onClick={() => setAsking(true)}>
          {words.invite}
        </Button>
      }
    >
      {known.isError && <ProblemNotice fault={known.error} />}
      {known.isPending && <Loading what={messages.team.loading} rows={2} />}
      {known.data?.length === 0 && <p className={styles.text}>{words.none}</p>}
      {known.data !== undefined && known.data.length > 0 && (
        <Table heads={[columns.role, columns.made, columns.expires, columns.actions]}>
          {known.data.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Table>
      )}
      {asking && (
        <InviteDialog
          onMade={(made) => {
            setAsking(false);
            setLink(made);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {link !== undefined && (
        <ShownOnce title={words.made} label={words.link} value={link} onClose={() => setLink(undefined)} />
      )}
    </Part>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const taking = useMutation({
    mutationFn: () => takeInvitationBack(invitation.id),
    onSuccess: () => confirmDone(words.takenBack),
  });
  return (
    <tr>
      <td>{roles[invitation.role]}</td>
      <td>
        <Ago at={invitation.createdAt} />
      </td>
      <td>{messages.time.moment(new Date(invitation.expiresAt))}</td>
      <td>
        <div className={styles.acts}>
          <Button small busy={taking.isPending} onClick={() => taking.mutate()}>
            {words.takeBack}
          </Button>
        </div>
        {taking.isError && <ProblemNotice fault={taking.error} />}
      </td>
    </tr>
  );
}

interface InviteDialogProps {
  readonly onMade: (link: string) => void;
  readonly onClose: () => void;
}

function InviteDialog({ onMade, onClose }: InviteDialogProps) {
  const [role, setRole] = useState<Role>("editor");
  const [days, setDays] = useState<number>(7);
  const making = useMutation({ mutationFn: () => invite(role, days), onSuccess: ({ link }) => onMade(link) });
  return (
    <Dialog open title={words.invite} text={words.text} onClose={onClose}>
      <Form onSubmit={() => making.mutate()}>
        <Choice
          label={words.role}
          value={role}
          help={roleHelp[role]}
          options={ROLES.map((value) => ({ value, name: roles[value] }))}
          onChange={setRole}
        />
        <Choice
          label={words.days}
          value={days}
          options={DAYS.map((value) => ({ value, name: words.dayChoices[value] }))}
          onChange={setDays}
        />
        {making.isError && <ProblemNotice fault={making.error} />}
        <DialogActions>
          <Button onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={making.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
