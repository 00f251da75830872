import { getRouteApi, Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { messages } from "../../messages/index.ts";
import { Page } from "../../ui/index.ts";
import { AuditView } from "./audit-view.tsx";
import { ComputersView } from "./computers-view.tsx";
import { ConnectionsView } from "./connections-view.tsx";
import { MembersView } from "./members-view.tsx";
import { SecretsView } from "./secrets-view.tsx";
import { SettingsView } from "./settings-view.tsx";
import styles from "./team-page.module.css";
import { TokensView } from "./tokens-view.tsx";

const words = messages.team;
const route = getRouteApi("/frame/team/$view");

const VIEWS = {
  members: MembersView,
  secrets: SecretsView,
  connections: ConnectionsView,
  computers: ComputersView,
  tokens: TokensView,
  audit: AuditView,
  settings: SettingsView,
} as const satisfies Readonly<Record<string, ComponentType>>;

type View = keyof typeof VIEWS;

const NAMES = Object.keys(VIEWS) as View[];

/** Everything about the team: who is in it, what its flows may use, what happened. */
export function TeamPage() {
  const { view } = route.useParams();
  const chosen = NAMES.find((name) => name === view) ?? "members";
  const Shown = VIEWS[chosen];
  return (
    <Page title={words.title}>
      <nav aria-label={words.views.label} className={styles.views}>
        {NAMES.map((name) => (
          <Link
            key={name}
            to="/team/$view"
            params={{ view: name }}
            className={styles.view}
            activeOptions={{ includeSearch: false }}
          >
            {words.views[name]}
          </Link>
        ))}
      </nav>
      <Shown />
    </Page>
  );
}
