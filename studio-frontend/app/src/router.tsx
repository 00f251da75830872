import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { accountQueries } from "./features/account/index.ts";
import { AppFrame, BrokenPage, MissingPage, WorkFrame } from "./features/shell/index.ts";
import { needsSession, queryClient } from "./service/index.ts";

const root = createRootRoute({ notFoundComponent: MissingPage, errorComponent: BrokenPage });

/** Lets on whoever is signed in; anybody else signs in first and comes back. */
async function needsSignIn({ location }: { readonly location: { readonly href: string } }): Promise<void> {
  try {
    await queryClient.ensureQueryData({ ...accountQueries.me(), networkMode: "always" });
  } catch (fault) {
    if (needsSession(fault)) {
      throw redirect({ to: "/sign-in", search: { next: location.href } });
    }
    throw fault;
  }
}

function texts<K extends string>(
  search: Record<string, unknown>,
  ...names: readonly K[]
): { [name in K]?: string | undefined } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return value === undefined || value === "" ? [] : [[name, String(value).slice(0, 400)]];
    }),
  ) as { [name in K]?: string | undefined };
}

/** Everything that only somebody who is signed in sees. */
const frame = createRoute({ getParentRoute: () => root, id: "frame", component: AppFrame, beforeLoad: needsSignIn });

/** Pages that fill the screen. */
const work = createRoute({ getParentRoute: () => root, id: "inside", component: WorkFrame, beforeLoad: needsSignIn });

const flows = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: (search) => texts(search, "q", "folder", "tag", "show", "sort"),
  component: lazyRouteComponent(() => import("./features/flows/index.ts"), "FlowsPage"),
});

const flowsByName = createRoute({
  getParentRoute: () => frame,
  path: "/flows",
  beforeLoad() {
    throw redirect({ to: "/" });
  },
});

const flow = createRoute({
  getParentRoute: () => work,
  path: "/flows/$flow",
  validateSearch: (search) => texts(search, "node", "run", "open"),
  component: lazyRouteComponent(() => import("./features/editor/index.ts"), "EditorPage"),
});

const changes = createRoute({
  getParentRoute: () => work,
  path: "/flows/$flow/changes",
  validateSearch: (search) => texts(search, "from", "to"),
  component: lazyRouteComponent(() => import("./features/editor/index.ts"), "ChangesPage"),
});

const runs = createRoute({
  getParentRoute: () => frame,
  path: "/runs",
  validateSearch: (search) => texts(search, "text", "flow", "state", "engine", "when", "by"),
  component: lazyRouteComponent(() => import("./features/runs/index.ts"), "RunsPage"),
});

const run = createRoute({
  getParentRoute: () => frame,
  path: "/runs/$run",
  validateSearch: (search) => texts(search, "step", "with"),
  component: lazyRouteComponent(() => import("./features/runs/index.ts"), "RunPage"),
});

const triggers = createRoute({
  getParentRoute: () => frame,
  path: "/triggers",
  validateSearch: (search) => texts(search, "flow", "kind", "new"),
  component: lazyRouteComponent(() => import("./features/triggers/index.ts"), "TriggersPage"),
});

const templates = createRoute({
  getParentRoute: () => frame,
  path: "/templates",
  validateSearch: (search) => texts(search, "q", "tag", "publish"),
  component: lazyRouteComponent(() => import("./features/templates/index.ts"), "TemplatesPage"),
});

const template = createRoute({
  getParentRoute: () => frame,
  path: "/templates/$template",
  component: lazyRouteComponent(() => import("./features/templates/index.ts"), "TemplatePage"),
});

const teamByName = createRoute({
  getParentRoute: () => frame,
  path: "/team",
  beforeLoad() {
    throw redirect({ to: "/team/$view", params: { view: "members" } });
  },
});

const team = createRoute({
  getParentRoute: () => frame,
  path: "/team/$view",
  validateSearch: (search) => texts(search, "name"),
  component: lazyRouteComponent(() => import("./features/team/index.ts"), "TeamPage"),
});

const account = createRoute({
  getParentRoute: () => frame,
  path: "/account",
  component: lazyRouteComponent(() => import("./features/profile/index.ts"), "ProfilePage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search) => texts(search, "next", "refused", "provider"),
  component: lazyRouteComponent(() => import("./features/sign-in/index.ts"), "SignInPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./features/join/index.ts"), "JoinPage"),
});

const device = createRoute({
  getParentRoute: () => root,
  path: "/device",
  beforeLoad: needsSignIn,
  component: lazyRouteComponent(() => import("./features/device/index.ts"), "DevicePage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    work.addChildren([flow, changes]),
    frame.addChildren([flows, flowsByName, runs, run, triggers, templates, template, teamByName, team, account]),
    signIn,
    join,
    device,
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
