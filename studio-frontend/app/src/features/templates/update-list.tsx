import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../../ui/index.ts";
import { type TemplateCopy, templateQueries } from "./template-queries.ts";
import styles from "./update.module.css";
import { UpdateDialog } from "./update-dialog.tsx";

const words = messages.templates.updates;

/** The team's flows whose templates have moved on; nothing when there are none. */
export function UpdateList({ editor }: { readonly editor: boolean }) {
  const { data } = useQuery(templateQueries.outdated());
  const [opened, setOpened] = useState<TemplateCopy>();
  if ((data === undefined || data.length === 0) && opened === undefined) {
    return null;
  }
  return (
    <section className={styles.offer}>
      <h2>{words.title(data?.length ?? 0)}</h2>
      <ul>
        {data?.map((copy) => (
          <li key={copy.flow} className={styles.row}>
            <p>
              <Link to="/flows/$flow" params={{ flow: copy.flow }}>
                {copy.title}
              </Link>{" "}
              {words.madeOf(copy.templateTitle, copy.newest)}
            </p>
            {editor && (
              <Button small aria-label={words.lookNamed(copy.title)} onClick={() => setOpened(copy)}>
                {words.look}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {opened !== undefined && <UpdateDialog copy={opened} onClose={() => setOpened(undefined)} />}
    </section>
  );
}
