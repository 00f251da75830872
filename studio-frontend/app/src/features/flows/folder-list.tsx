import { icon as folderIcon } from "icon:folder";
import { icon as openIcon } from "icon:folder-open";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Icon } from "../../ui/index.ts";
import { flowQueries } from "./flow-queries.ts";
import styles from "./folder-list.module.css";
import { folders } from "./selection.ts";

const words = messages.flows;
/** In pixels: how much further in a folder begins than the one that it is in. */
const INDENT = 14;
/** The side bar is narrow: below that all begin at the same place. */
const DEEPEST = 4;

/** The folders of the team's flows, in the side bar; the chosen one shows what is in it. */
export function FolderList() {
  const flows = useQuery(flowQueries.list(false));
  const chosen = useSearch({ strict: false, select: (search) => search.folder });
  const found = folders(flows.data ?? [], chosen);
  if (found.length === 0) {
    return null;
  }
  return (
    <nav aria-label={words.folders}>
      <h2 className={styles.head}>{words.folders}</h2>
      <ul>
        {found.map(({ path, name, depth, count }) => (
          <li key={path}>
            <Link
              to="/"
              search={chosen === path ? {} : { folder: path }}
              className={styles.folder}
              style={{ paddingInlineStart: `calc(var(--space-4) + ${Math.min(depth, DEEPEST) * INDENT}px)` }}
              data-chosen={chosen === path || undefined}
            >
              <Icon of={chosen === path || chosen?.startsWith(`${path}/`) ? openIcon : folderIcon} />
              <span className={styles.name}>{name}</span>
              <span>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
