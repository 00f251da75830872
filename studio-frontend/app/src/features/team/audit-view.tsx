import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, classes, Loading, ProblemNotice, Table } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { actionWords, kindOf } from "./audit-words.ts";
import { NotYours, Part } from "./choices.tsx";
import styles from "./team-page.module.css";
import { type AuditEntry, teamQueries } from "./team-queries.ts";

const words = messages.team.audit;
const ANY = "";

/** Who did what; for owners. */
export function AuditView() {
  return hasRole(useMe(), "owner") ? <Audit /> : <NotYours text={messages.team.ownerOnly} />;
}

function Audit() {
  const pages = useInfiniteQuery(teamQueries.audit());
  const [who, setWho] = useState(ANY);
  const [kind, setKind] = useState(ANY);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const shown = entries.filter(
    (entry) => (who === ANY || nameOf(entry) === who) && (kind === ANY || kindOf(entry.action) === kind),
  );
  const { columns, filters } = words;
  const names = [...new Set(entries.map(nameOf))].sort();
  const kinds = [...new Set(entries.map(({ action }) => kindOf(action)))];
  return (
    <Part text={words.text}>
      {pages.isError && <ProblemNotice fault={pages.error} />}
      {pages.isPending && <Loading what={messages.team.loading} />}
      {pages.isSuccess && entries.length === 0 && <p className={styles.text}>{words.none}</p>}
      {entries.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend
        <div role="group" aria-label={filters.label} className={styles.filters}>
          <Filter
            label={filters.who}
            any={filters.anyone}
            value={who}
            options={names.map((name) => [name, name])}
            onChange={setWho}
          />
          <Filter
            label={filters.what}
            any={filters.anything}
            value={kind}
            options={kinds.map((each) => [each, words.kinds[each] ?? each])}
            onChange={setKind}
          />
        </div>
      )}
      {entries.length > 0 && shown.length === 0 && <p className={styles.text}>{words.nothing}</p>}
      {shown.length > 0 && (
        <Table heads={[columns.at, columns.who, columns.what, columns.about, columns.via]}>
          {shown.map((entry) => (
            <tr key={entry.id}>
              <td>{messages.time.moment(new Date(entry.at))}</td>
              <td>{nameOf(entry)}</td>
              <td title={entry.action}>{actionWords(entry)}</td>
              <td className={styles.quiet} title={entry.subject}>
                {[entry.detail, entry.subject.slice(0, 8)].filter(Boolean).join(" · ")}
              </td>
              <td>{words.ways[entry.via] ?? entry.via}</td>
            </tr>
          ))}
        </Table>
      )}
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Part>
  );
}

function nameOf({ name }: AuditEntry): string {
  return name === "" ? words.nobody : name;
}

interface FilterProps {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}

function Filter({ label, any, value, options, onChange }: FilterProps) {
  return (
    <select
      aria-label={label}
      className={classes(styles.select, styles.inline)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value={ANY}>{any}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
