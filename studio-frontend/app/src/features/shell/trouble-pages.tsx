import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { told } from "../../service/index.ts";
import { Button } from "../../ui/index.ts";
import styles from "./trouble-pages.module.css";

const words = messages.shell;

/** Stands where an address leads nowhere. */
export function MissingPage() {
  return (
    <main className={styles.page}>
      <h1>{words.missing.title}</h1>
      <p>{words.missing.text}</p>
      <Button asChild kind="ink">
        <Link to="/">{words.missing.back}</Link>
      </Button>
    </main>
  );
}

/** Stands where a page came to nothing: nothing answered, a refusal, or a fault of ours. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const { what, next } = told(error);
  return (
    <main className={styles.page}>
      <h1>{what}</h1>
      <p>{next}</p>
      <Button kind="ink" onClick={() => location.reload()}>
        {words.loadAgain}
      </Button>
    </main>
  );
}
