import { useQuery } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { Ago, Loading, ProblemNotice } from "../../ui/index.ts";
import styles from "./template-page.module.css";
import { type TemplateDetail, templateQueries } from "./template-queries.ts";

const words = messages.templates;

/** What a template needs of the team, by kind. */
export function NeedsList({ template: { needs } }: { readonly template: TemplateDetail }) {
  const lists = [
    { name: words.keys, all: needs.secrets },
    {
      name: words.connections,
      all: Object.entries(needs.connections).map(([name, kind]) => words.connectionOf(name, kind)),
    },
    { name: words.folders, all: needs.folders },
  ].filter(({ all }) => all.length > 0);
  return (
    <>
      {lists.length === 0 && <p>{words.needsNothing}</p>}
      <dl className={styles.list}>
        {[...lists, { name: words.steps, all: needs.types }].map(({ name, all }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{all.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What was published so far, newest first. */
export function VersionList({ template }: { readonly template: string }) {
  const versions = useQuery(templateQueries.versions(template));
  if (versions.data === undefined) {
    return versions.isError ? <ProblemNotice fault={versions.error} /> : <Loading what={words.history} rows={2} />;
  }
  return (
    <ul className={styles.list}>
      {versions.data.map(({ number, note, createdAt, createdBy }) => (
        <li key={number}>
          <p>
            {words.version(number)}, <Ago at={createdAt} /> {words.by(createdBy)}
          </p>
          {note !== "" && <p className={styles.small}>{note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What was left out, by kind; the things themselves are nowhere any more. */
export function LeftOut({ template: { leftOut } }: { readonly template: TemplateDetail }) {
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const entries = Object.entries(leftOut);
  return (
    <ul className={styles.list}>
      {entries.length === 0 && <li className={styles.small}>{words.leftOutNothing}</li>}
      {entries.map(([kind, count]) => (
        <li key={kind} className={styles.small}>
          {kinds[kind] ?? kind}: {count}
        </li>
      ))}
    </ul>
  );
}
