import { icon as triggers } from "icon:clock";
import { icon as runs } from "icon:play-circle";
import { icon as templates } from "icon:squares-four";
import { icon as flows } from "icon:tree-structure";
import { icon as team } from "icon:users";
import { Link, type LinkProps } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { messages } from "../../messages/index.ts";
import { Icon } from "../../ui/index.ts";
import { Computers } from "./computers.tsx";
import styles from "./side-bar.module.css";

const words = messages.shell;

interface Place {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly icon: string;
  readonly name: string;
}

const PLACES: readonly Place[] = [
  { to: "/", icon: flows, name: words.flows },
  { to: "/runs", icon: runs, name: words.runs },
  { to: "/triggers", icon: triggers, name: words.triggers },
  { to: "/templates", icon: templates, name: words.templates },
  { to: "/team", icon: team, name: words.team },
];

/** Comes with the page of flows, which it filters. */
const FolderList = lazy(() => import("../flows/index.ts").then(({ FolderList: default_ }) => ({ default: default_ })));

/** The ways to the pages, beside every one of them. */
export function SideBar() {
  return (
    <div className={styles.bar}>
      <nav aria-label={words.navigation}>
        <ul className={styles.places}>
          {PLACES.map(({ to, icon, name }) => (
            <li key={to}>
              <Link to={to} className={styles.place} activeOptions={{ exact: to === "/", includeSearch: false }}>
                <Icon of={icon} />
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Suspense>
        <FolderList />
      </Suspense>
      <Computers />
    </div>
  );
}
