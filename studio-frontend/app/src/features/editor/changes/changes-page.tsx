import { icon as caret } from "icon:caret-right";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { Button, Icon, Loading, Mark, ProblemNotice } from "../../../ui/index.ts";
import { mayEdit, useMe } from "../../account/index.ts";
import { draftChanges, type Flow, flowQueries } from "../../flows/index.ts";
import { versionQueries } from "../dialogs/version-queries.ts";
import { Beside } from "./beside.tsx";
import styles from "./changes-page.module.css";
import { DRAFT, sideQuery } from "./side.ts";

const words = messages.changes;
const route = getRouteApi("/inside/flows/$flow/changes");

/** Two states of a flow beside each other: drawn, in words and as text. */
export function ChangesPage() {
  const { flow } = route.useParams();
  const detail = useQuery(flowQueries.detail(flow));
  const versions = useQuery(versionQueries.list(flow));
  const { from = String(versions.data?.[0]?.number ?? DRAFT), to = DRAFT } = route.useSearch();
  const before = useQuery({ ...sideQuery(flow, from), enabled: versions.data !== undefined });
  const after = useQuery(sideQuery(flow, to));
  const fault = detail.error ?? versions.error ?? before.error ?? after.error;
  const title = detail.data?.title || detail.data?.name || "";
  return (
    <div className={styles.frame}>
      <title>{`${words.title(title)} · Foldwork`}</title>
      <header className={styles.bar}>
        <Link to="/" aria-label={words.home} className={styles.home}>
          <Mark />
        </Link>
        <Link to="/flows/$flow" params={{ flow }} className={styles.flow}>
          {title}
        </Link>
        <Icon of={caret} size={12} />
        <h1 className={styles.title}>{words.show}</h1>
        <span className={styles.space} />
        <Choice flow={flow} name="from" value={from} />
        <Choice flow={flow} name="to" value={to} />
        <Link to="/flows/$flow" params={{ flow }} className={styles.edit}>
          {words.edit}
        </Link>
        {detail.data && <Acts flow={detail.data} draft={to === DRAFT} />}
      </header>
      {fault ? (
        <main id="content" className={styles.waiting}>
          <ProblemNotice fault={fault} />
        </main>
      ) : before.data && after.data ? (
        <Beside
          key={`${from} ${to}`}
          of={[flow, from, to]}
          file={`${detail.data?.name ?? "flow"}.flow.yaml`}
          before={before.data}
          after={after.data}
          names={{ before: nameOf(from), after: nameOf(to) }}
        />
      ) : (
        <main id="content" className={styles.waiting}>
          <Loading what={words.loading} rows={4} />
        </main>
      )}
    </div>
  );
}

/** What follows from what one saw: going back to a version, or publishing the draft. */
function Acts({ flow, draft }: { readonly flow: Flow; readonly draft: boolean }) {
  const editor = mayEdit(useMe()) && flow.archivedAt === null;
  const next = (flow.lastVersion ?? 0) + 1;
  const publishes = draft && (flow.lastVersion === null || draftChanges(flow) > 0);
  return editor ? (
    <>
      <Button asChild>
        <Link to="/flows/$flow" params={{ flow: flow.id }} search={{ open: "versions" }}>
          {words.versions}
        </Link>
      </Button>
      {publishes && (
        <Button kind="accent" asChild>
          <Link to="/flows/$flow" params={{ flow: flow.id }} search={{ open: "publish" }}>
            {words.publish(next)}
          </Link>
        </Button>
      )}
    </>
  ) : null;
}

function nameOf(which: string): string {
  return which === DRAFT ? words.draft : words.version(which);
}

interface ChoiceProps {
  readonly flow: string;
  readonly name: "from" | "to";
  readonly value: string;
}

function Choice({ flow, name, value }: ChoiceProps) {
  const navigate = useNavigate();
  const versions = useQuery(versionQueries.list(flow)).data ?? [];
  return (
    <label className={styles.choice}>
      <span>{name === "from" ? words.before : words.after}</span>
      <select
        value={value}
        onChange={({ target }) =>
          void navigate({
            to: "/flows/$flow/changes",
            params: { flow },
            search: (old) => ({ ...old, [name]: target.value }),
            replace: true,
          })
        }
      >
        <option value={DRAFT}>{words.draft}</option>
        {value !== DRAFT && versions.every(({ number }) => String(number) !== value) && (
          <option value={value}>{words.version(value)}</option>
        )}
        {versions.map(({ number }) => (
          <option key={number} value={String(number)}>
            {words.version(number)}
          </option>
        ))}
      </select>
    </label>
  );
}
