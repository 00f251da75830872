import { Link, Outlet } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";

/** What stands around every page of somebody who is signed in. */
export function AppFrame() {
  return (
    <div>
      <nav aria-label={messages.shell.navigation}>
        <Link to="/">{messages.shell.flows}</Link>
      </nav>
      <main>
        <Outlet />
      </main>
    </div>
  );
}
