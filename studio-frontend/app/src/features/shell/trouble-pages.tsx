import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
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

/** Stands where a page came to nothing: a fault of ours, or a part of the studio that could not be loaded. */
export function BrokenPage() {
  return (
    <main className={styles.page}>
      <h1>{words.broken.title}</h1>
      <p>{words.broken.text}</p>
      <Button kind="ink" onClick={() => location.reload()}>
        {words.broken.again}
      </Button>
    </main>
  );
}
