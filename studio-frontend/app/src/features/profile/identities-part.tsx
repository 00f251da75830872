import { useMutation, useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Ago, Button, confirmDone, ProblemNotice, Table } from "../../ui/index.ts";
import { accountQueries, type Me, useMe } from "../account/index.ts";
import { linkProvider, unlinkIdentity } from "./profile-actions.ts";
import styles from "./profile-page.module.css";

const words = messages.profile.identities;

/** Providers that may say who the person is. */
export function IdentitiesPart() {
  const me = useMe();
  const ways = useQuery(accountQueries.waysIn());
  const linking = useMutation({
    mutationFn: linkProvider,
    onSuccess: (location) => window.location.assign(location),
  });
  const { columns } = words;
  const providers = ways.data?.providers ?? [];
  if (providers.length === 0 && me.identities.length === 0) {
    return null;
  }
  return (
    <section className={styles.part} aria-labelledby="identities">
      <h2 id="identities" className={styles.title}>
        {words.title}
      </h2>
      {me.identities.length === 0 && <p className={styles.text}>{words.none}</p>}
      {me.identities.length > 0 && (
        <Table heads={[columns.provider, columns.since, columns.used, columns.actions]}>
          {me.identities.map((identity) => (
            <IdentityRow key={identity.id} identity={identity} />
          ))}
        </Table>
      )}
      <div className={styles.links}>
        {providers.map(({ id, name }) => (
          <Button key={id} busy={linking.isPending} onClick={() => linking.mutate(id)}>
            {words.link(name)}
          </Button>
        ))}
      </div>
      {linking.isError && <ProblemNotice fault={linking.error} />}
    </section>
  );
}

function IdentityRow({ identity }: { readonly identity: Me["identities"][number] }) {
  const unlinking = useMutation({
    mutationFn: () => unlinkIdentity(identity.id),
    onSuccess: () => confirmDone(words.unlinked),
  });
  return (
    <tr>
      <td>{identity.provider}</td>
      <td>
        <Ago at={identity.createdAt} />
      </td>
      <td>
        <Ago at={identity.usedAt} />
      </td>
      <td>
        <div className={styles.acts}>
          <Button
            small
            aria-label={words.unlinkLabel(identity.provider)}
            busy={unlinking.isPending}
            onClick={() => unlinking.mutate()}
          >
            {words.unlink}
          </Button>
        </div>
        {unlinking.isError && <ProblemNotice fault={unlinking.error} />}
      </td>
    </tr>
  );
}
