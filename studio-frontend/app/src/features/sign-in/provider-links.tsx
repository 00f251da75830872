import { messages } from "../../messages/index.ts";
import { nextPageByProvider } from "../../service/index.ts";
import { Button } from "../../ui/index.ts";
import type { Provider } from "../account/index.ts";
import styles from "./sign-in-page.module.css";

interface ProviderLinksProps {
  readonly providers: readonly Provider[];
  readonly next: string | undefined;
}

/** Leads to the providers, which lead back. */
export function ProviderLinks({ providers, next }: ProviderLinksProps) {
  const query = new URLSearchParams({ next: nextPageByProvider(next) });
  return (
    <div className={styles.links}>
      {providers.map(({ id, name, location }) => (
        <Button key={id} asChild>
          <a href={`${location}?${query}`}>{messages.signIn.with(name)}</a>
        </Button>
      ))}
    </div>
  );
}
