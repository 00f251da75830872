import { messages } from "../../messages/index.ts";
import { Page } from "../../ui/index.ts";
import { useMe } from "../account/index.ts";
import { TokensView } from "../team/index.ts";
import { IdentitiesPart } from "./identities-part.tsx";
import { PasskeysPart } from "./passkeys-part.tsx";
import { PasswordPart } from "./password-part.tsx";
import styles from "./profile-page.module.css";
import { SessionsPart } from "./sessions-part.tsx";

const words = messages.profile;

/** Who one is, where one is signed in and how, and what programs may do in one's name. */
export function ProfilePage() {
  const me = useMe();
  return (
    <Page title={words.title}>
      <section className={styles.part} aria-label={words.who}>
        <dl className={styles.facts}>
          <dt>{words.name}</dt>
          <dd>{me.name}</dd>
          {me.person?.email !== undefined && (
            <>
              <dt>{words.email}</dt>
              <dd>{me.person.email}</dd>
            </>
          )}
          <dt>{words.role}</dt>
          <dd>{messages.team.roles[me.role]}</dd>
        </dl>
      </section>
      {me.person === null ? (
        <p>{words.service}</p>
      ) : (
        <>
          <SessionsPart />
          <PasswordPart />
          <PasskeysPart />
          <IdentitiesPart />
          <section className={styles.part} aria-label={messages.team.tokens.title}>
            <TokensView />
          </section>
        </>
      )}
    </Page>
  );
}
