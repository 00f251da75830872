import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Mark } from "../../ui/index.ts";
import { AccountMenu } from "./account-menu.tsx";
import styles from "./bar.module.css";
import { SearchBox } from "./search-box.tsx";
import { TeamMenu } from "./team-menu.tsx";

/** The line over every page: where one is, what one looks for, who one is. */
export function Bar() {
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.name}>
        <Mark />
        {messages.shell.name}
      </Link>
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <TeamMenu />
      <span className={styles.space} />
      <SearchBox />
      <AccountMenu />
    </header>
  );
}
