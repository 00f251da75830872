import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { accountQueries } from "./features/account/index.ts";
import { AppFrame, BrokenPage, MissingPage } from "./features/shell/index.ts";
import { needsSession, queryClient } from "./service/index.ts";

const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: BrokenPage });

/** Everything that only somebody who is signed in sees. */
const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  component: AppFrame,
  async beforeLoad({ location }) {
    try {
      await queryClient.ensureQueryData(accountQueries.me());
    } catch (fault) {
      if (needsSession(fault)) {
        throw redirect({ to: "/sign-in", search: { next: location.href } });
      }
      throw fault;
    }
  },
});

const flows = createRoute({
  getParentRoute: () => frame,
  path: "/",
  component: lazyRouteComponent(() => import("./features/flows/index.ts"), "FlowsPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { next?: string } => (typeof search.next === "string" ? { next: search.next } : {}),
  component: lazyRouteComponent(() => import("./features/sign-in/index.ts"), "SignInPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([frame.addChildren([flows]), signIn]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
