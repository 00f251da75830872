import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { messages } from "../../messages/index.ts";
import { Toasts } from "../../ui/index.ts";
import styles from "./app-frame.module.css";
import { Bar } from "./bar.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { SessionEndDialog } from "./session-end-dialog.tsx";
import { SideBar } from "./side-bar.tsx";

/** What stands around every page of somebody who is signed in. */
export function AppFrame() {
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {messages.shell.skip}
      </a>
      <Bar />
      <div className={styles.work}>
        <SideBar />
        <main id="content" className={styles.content} tabIndex={-1}>
          <ConnectionNotice />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Toasts />
      <SessionEndDialog />
    </div>
  );
}
