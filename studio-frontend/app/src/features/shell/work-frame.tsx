import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { messages } from "../../messages/index.ts";
import { Toasts } from "../../ui/index.ts";
import { FirstSteps } from "../first-steps/index.ts";
import styles from "./app-frame.module.css";
import { useReturn } from "./connection-notice.tsx";
import { SessionEndDialog } from "./session-end-dialog.tsx";

/** What stands around a page that has a bar of its own and the whole screen. */
export function WorkFrame() {
  useReturn();
  return (
    <div className={styles.whole}>
      <a href="#content" className={styles.skip}>
        {messages.shell.skip}
      </a>
      <Suspense>
        <Outlet />
      </Suspense>
      <FirstSteps raised />
      <Toasts />
      <SessionEndDialog />
    </div>
  );
}
