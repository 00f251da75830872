import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { nextPage } from "../../service/index.ts";
import { DoorPage, Or, ProblemNotice } from "../../ui/index.ts";
import { accountQueries, SignInForm } from "../account/index.ts";
import { ProviderLinks } from "./provider-links.tsx";
import { RefusedNotice } from "./refused-notice.tsx";
import styles from "./sign-in-page.module.css";

const words = messages.signIn;
const route = getRouteApi("/sign-in");

/** Where people come in, and where a provider that let nobody in sends them back to. */
export function SignInPage() {
  const { next, refused, provider } = route.useSearch();
  const router = useRouter();
  const ways = useQuery(accountQueries.waysIn());
  const providers = ways.data?.providers ?? [];
  return (
    <DoorPage title={words.title}>
      {refused !== undefined && (
        <RefusedNotice code={refused} provider={providers.find((each) => each.id === provider)?.name} />
      )}
      {next !== undefined && nextPage(next) !== "/" && <p className={styles.quiet}>{words.back}</p>}
      <SignInForm onSignedIn={() => router.history.push(nextPage(next))} />
      {ways.isError && <ProblemNotice fault={ways.error} />}
      {providers.length > 0 && (
        <>
          <Or>{words.or}</Or>
          <ProviderLinks providers={providers} next={next} />
        </>
      )}
      <p className={styles.quiet}>{words.newcomer}</p>
    </DoorPage>
  );
}
