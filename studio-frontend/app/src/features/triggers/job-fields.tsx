import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { runnersQuery } from "../../service/index.ts";
import { Button, Loading, Notice, ProblemNotice } from "../../ui/index.ts";
import { flowQueries } from "../flows/index.ts";
import { WhereChoice } from "../runs/index.ts";
import { Choice } from "../team/index.ts";
import { JobInputs } from "./job-inputs.tsx";
import type { Kind } from "./trigger-queries.ts";
import styles from "./triggers.module.css";
import type { FilledJob } from "./use-job.ts";

const words = messages.triggers.form;

/** Which flow is started, in which version and where, and what it is given. */
export function JobFields({ kind, filled }: { readonly kind: Kind; readonly filled: FilledJob }) {
  const runners = useQuery(runnersQuery());
  const { job, faults, change } = filled;
  return (
    <>
      {job.flow === null ? (
        <p className={styles.quiet}>{words.sentAlong}</p>
      ) : (
        <>
          <FlowChoice filled={filled} flow={job.flow} />
          <VersionPin filled={filled} />
        </>
      )}
      <WhereChoice runners={runners.data} value={job.where} onChange={(where) => change({ where })} />
      {faults.where !== undefined && <Notice title={faults.where} />}
      <Asked kind={kind} filled={filled} />
    </>
  );
}

function FlowChoice({ filled, flow }: { readonly filled: FilledJob; readonly flow: string }) {
  const flows = useQuery(flowQueries.list(false));
  const { faults, change } = filled;
  const known = (flows.data ?? []).map((each) => ({
    value: each.id,
    name: each.lastVersion === null ? words.unpublished(each.title || each.name) : each.title || each.name,
  }));
  const there = flow === "" || known.some(({ value }) => value === flow);
  return (
    <>
      <Choice
        label={words.flow}
        value={flow}
        options={[
          ...(flow === "" ? [{ value: "", name: words.chooseFlow }] : []),
          ...(there ? [] : [{ value: flow, name: words.archivedFlow }]),
          ...known,
        ]}
        onChange={(next) => change({ flow: next, version: null, inputs: {}, fixed: [], whole: null })}
      />
      {faults.flow !== undefined && <Notice title={faults.flow} />}
      {flows.isError && <ProblemNotice fault={flows.error} />}
    </>
  );
}

const NEWEST = 0;

function VersionPin({ filled }: { readonly filled: FilledJob }) {
  const { job, versions, change } = filled;
  if (job.flow === "" || job.flow === null || versions.data === undefined) {
    return null;
  }
  if (versions.data.length === 0) {
    return (
      <Notice title={words.nothingPublished}>
        <Button small asChild>
          <Link to="/flows/$flow" params={{ flow: job.flow }}>
            {words.openFlow}
          </Link>
        </Button>
      </Notice>
    );
  }
  const numbers = [...new Set([...versions.data, ...(job.version === null ? [] : [job.version])])];
  return (
    <Choice
      label={words.version}
      value={job.version ?? NEWEST}
      help={job.version === null ? words.newestHelp : words.pinnedHelp}
      options={[
        { value: NEWEST, name: words.newest },
        ...numbers.map((value) => ({ value, name: messages.runs.version(value) })),
      ]}
      onChange={(value) => change({ version: value === NEWEST ? null : value })}
    />
  );
}

function Asked({ kind, filled }: { readonly kind: Kind; readonly filled: FilledJob }) {
  const { needs, refusal } = filled;
  return (
    <>
      {needs.isFetching && needs.data === undefined && <Loading what={messages.start.loading} rows={2} />}
      {needs.isError && <ProblemNotice fault={needs.error} />}
      {needs.data?.inputs === undefined && needs.data !== undefined && (
        <Notice title={messages.start.broken}>
          <ul>
            {needs.data.problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Notice>
      )}
      {needs.data?.inputs !== undefined && <JobInputs kind={kind} filled={filled} />}
      {refusal !== undefined && refusal.others.length > 0 && <Notice title={refusal.others.join(" ")} />}
    </>
  );
}
