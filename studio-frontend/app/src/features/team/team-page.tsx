import { ok } from "@foldwork/api";
import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { api } from "../../service/index.ts";
import { Ago, Loading, Page, ProblemNotice, Table } from "../../ui/index.ts";

const words = messages.team;

/** Who is in the team, and as what. */
export function TeamPage() {
  const members = useQuery({
    queryKey: ["members"],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/members", { signal })),
  });
  const { columns } = words;
  return (
    <Page title={words.title}>
      {members.isError && <ProblemNotice fault={members.error} />}
      {members.isPending && <Loading what={words.loading} />}
      {members.data !== undefined && (
        <Table heads={[columns.name, columns.email, columns.role, columns.since]}>
          {members.data.members.map((member) => (
            <tr key={member.id}>
              <td>{member.name}</td>
              <td>{member.email}</td>
              <td>{words.roles[member.role]}</td>
              <td>
                <Ago at={member.joinedAt} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}
