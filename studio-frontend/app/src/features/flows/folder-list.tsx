import { icon as folderIcon } from "icon:folder";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Icon } from "../../ui/index.ts";
import { flowQueries } from "./flow-queries.ts";
import styles from "./folder-list.module.css";
import { folders } from "./selection.ts";

const words = messages.flows;

/** The folders of the team's flows, in the side bar. */
export function FolderList() {
  const flows = useQuery(flowQueries.list(false));
  const chosen = useSearch({ strict: false, select: (search) => search.folder });
  const found = folders(flows.data ?? []);
  if (found.length === 0) {
    return null;
  }
  return (
    <nav aria-label={words.folders}>
      <h2 className={styles.head}>{words.folders}</h2>
      <ul>
        {found.map(({ name, count }) => (
          <li key={name}>
            <Link
              to="/"
              search={chosen === name ? {} : { folder: name }}
              className={styles.folder}
              data-chosen={chosen === name || undefined}
            >
              <Icon of={folderIcon} />
              <span className={styles.name}>{name}</span>
              <span>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
