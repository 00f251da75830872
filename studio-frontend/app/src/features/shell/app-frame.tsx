import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { messages } from "../../messages/index.ts";
import { Toasts } from "../../ui/index.ts";
import { FirstSteps } from "../first-steps/index.ts";
import styles from "./app-frame.module.css";
import { Bar } from "./bar.tsx";
import { ConnectionNotice, useReturn } from "./connection-notice.tsx";
import { SessionEndDialog } from "./session-end-dialog.tsx";
import { SideBar } from "./side-bar.tsx";

/** What stands around every page of somebody who is signed in. */
export function AppFrame() {
  const content = useFocusOnArrival();
  useReturn();
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {messages.shell.skip}
      </a>
      <Bar />
      <div className={styles.work}>
        <SideBar />
        <main id="content" ref={content} className={styles.content} tabIndex={-1}>
          <ConnectionNotice />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <FirstSteps />
      <Toasts />
      <SessionEndDialog />
    </div>
  );
}

/** Has the keyboard go on in the page that somebody went to, not where the link to it was. */
function useFocusOnArrival() {
  const content = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    // Who types in the search box goes on typing while the page below changes.
    const isTyping = document.activeElement instanceof HTMLInputElement;
    if (before.current !== undefined && path !== before.current && !isTyping) {
      content.current?.focus({ preventScroll: true });
    }
    before.current = path;
  }, [path]);
  return content;
}
