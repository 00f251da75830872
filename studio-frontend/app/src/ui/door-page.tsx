import type { ReactNode } from "react";
import { messages } from "../messages/index.ts";
import styles from "./door-page.module.css";
import { Mark } from "./mark.tsx";

interface DoorPageProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A page for somebody who is not inside yet: one card, also on a phone. */
export function DoorPage({ title, text, children }: DoorPageProps) {
  return (
    <main className={styles.page}>
      <title>{`${title} · Foldwork`}</title>
      <p className={styles.name}>
        <Mark />
        {messages.shell.name}
      </p>
      <div className={styles.card}>
        <div className={styles.head}>
          <h1>{title}</h1>
          {text !== undefined && <p className={styles.text}>{text}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}

/** Parts two ways of doing the same. */
export function Or({ children }: { readonly children: ReactNode }) {
  return <p className={styles.or}>{children}</p>;
}
