import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Button, EmptyState, Loading, Page, ProblemNotice, Table } from "../../ui/index.ts";
import { type RunSummary, runQueries } from "./run-queries.ts";
import { RunStatePill } from "./run-state-pill.tsx";

const words = messages.runs;

/** What the team ran, newest first. */
export function RunsPage() {
  const { columns } = words;
  const pages = useInfiniteQuery(runQueries.pages());
  const runs = pages.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <Page title={words.title}>
      {pages.isError && <ProblemNotice fault={pages.error} />}
      {pages.isPending && <Loading what={words.loading} />}
      {pages.isSuccess && runs.length === 0 && <EmptyState text={words.empty} />}
      {runs.length > 0 && (
        <Table heads={[columns.flow, columns.state, columns.version, columns.engine, columns.by, columns.when]}>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
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
    </Page>
  );
}

function RunRow({ run }: { readonly run: RunSummary }) {
  return (
    <tr>
      <td>
        <Link to="/runs/$run" params={{ run: run.id }}>
          {run.title}
        </Link>
      </td>
      <td>
        <RunStatePill run={run} />
      </td>
      <td>{run.version === null ? words.file : run.version === 0 ? words.draft : run.version}</td>
      <td>{words.engines[run.engine]}</td>
      <td>{run.startedBy}</td>
      <td>
        <Ago at={run.createdAt} />
      </td>
    </tr>
  );
}
