import { icon as dots } from "icon:dots-three-bold";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { messages } from "../../messages/index.ts";
import {
  Ago,
  Button,
  classes,
  confirmDone,
  IconButton,
  Loading,
  Menu,
  MenuItem,
  ProblemNotice,
  Table,
  Tag,
} from "../../ui/index.ts";
import { forget, hasRole, ROLES, type Role, useMe } from "../account/index.ts";
import { Part } from "./choices.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { InvitationsPart } from "./invitations-part.tsx";
import { changeRole, removeMember } from "./team-actions.ts";
import styles from "./team-page.module.css";
import { type Member, teamQueries } from "./team-queries.ts";

const words = messages.team.members;
const { roles, roleHelp } = messages.team;

/** Who is in the team and as what; owners decide. */
export function MembersView() {
  const me = useMe();
  const pages = useInfiniteQuery(teamQueries.members());
  const { columns } = words;
  const members = pages.data?.pages.flatMap((page) => page.members) ?? [];
  const owner = hasRole(me, "owner");
  return (
    <>
      <Part>
        {pages.isError && <ProblemNotice fault={pages.error} />}
        {pages.isPending && <Loading what={messages.team.loading} />}
        {members.length > 0 && (
          <Table heads={[columns.name, columns.email, columns.role, columns.since, columns.actions]}>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} self={member.id === me.person?.id} owner={owner} />
            ))}
          </Table>
        )}
        <dl className={styles.roles}>
          {ROLES.map((role) => (
            <Fragment key={role}>
              <dt>{roles[role]}</dt>
              <dd>{roleHelp[role]}</dd>
            </Fragment>
          ))}
        </dl>
        {pages.hasNextPage && (
          <div>
            <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
              {words.more}
            </Button>
          </div>
        )}
      </Part>
      {owner && <InvitationsPart />}
    </>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly self: boolean;
  readonly owner: boolean;
}

function MemberRow({ member, self, owner }: MemberRowProps) {
  const router = useRouter();
  const [leaving, setLeaving] = useState(false);
  const changing = useMutation({
    mutationFn: (role: Role) => changeRole(member.id, role),
    onSuccess: ({ name, role }) => confirmDone(words.changed(name, roles[role])),
  });
  return (
    <>
      <tr>
        <td>
          <span className={styles.name}>{member.name}</span> {self && <Tag>{words.you}</Tag>}
        </td>
        <td>{member.email}</td>
        <td>
          {owner ? (
            <select
              className={classes(styles.select, styles.inline)}
              aria-label={words.roleOf(member.name)}
              value={member.role}
              disabled={changing.isPending}
              onChange={({ target }) => changing.mutate(target.value as Role)}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {roles[role]}
                </option>
              ))}
            </select>
          ) : (
            roles[member.role]
          )}
        </td>
        <td>
          <Ago at={member.joinedAt} />
        </td>
        <td>
          <div className={styles.acts}>
            {owner && !self && (
              <Menu trigger={<IconButton icon={dots} label={words.actions(member.name)} />}>
                <MenuItem danger onSelect={() => setLeaving(true)}>
                  {words.remove}
                </MenuItem>
              </Menu>
            )}
          </div>
          {leaving && (
            <ConfirmDialog
              title={words.removeTitle(member.name)}
              text={words.removeText}
              submit={words.remove}
              act={() => removeMember(member.id)}
              done={words.removed(member.name)}
              onDone={() => self && router.navigate({ to: "/sign-in" }).then(forget)}
              onClose={() => setLeaving(false)}
            />
          )}
        </td>
      </tr>
      {changing.isError && (
        <tr>
          <td colSpan={5}>
            <ProblemNotice fault={changing.error} />
          </td>
        </tr>
      )}
    </>
  );
}
