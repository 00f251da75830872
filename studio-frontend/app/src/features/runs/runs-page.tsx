import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, EmptyState, Loading, Page, ProblemNotice, Table } from "../../ui/index.ts";
import { isEmpty } from "./run-filter.ts";
import { RunFilters } from "./run-filters.tsx";
import { runQueries } from "./run-queries.ts";
import { RunRow } from "./run-row.tsx";
import { WaitingRuns } from "./waiting-runs.tsx";

const words = messages.runs;
const route = getRouteApi("/frame/runs");

/** What the team ran, newest first, and what of it waits for somebody. */
export function RunsPage() {
  const { columns } = words;
  const filter = route.useSearch();
  const pages = useInfiniteQuery(runQueries.pages(filter));
  const runs = pages.data?.pages.flatMap((page) => page.runs) ?? [];
  const none = pages.isSuccess && runs.length === 0;
  return (
    <Page title={words.title}>
      <WaitingRuns />
      <RunFilters filter={filter} runs={runs} />
      {pages.isError && (
        <ProblemNotice fault={pages.error}>
          <Button small onClick={() => pages.refetch()}>
            {messages.common.tryAgain}
          </Button>
        </ProblemNotice>
      )}
      {pages.isPending && <Loading what={words.loading} />}
      {none && <NoRuns filtered={!isEmpty(filter)} />}
      {runs.length > 0 && (
        <Table
          heads={[columns.flow, columns.state, columns.version, columns.engine, columns.by, columns.when, columns.took]}
        >
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

function NoRuns({ filtered }: { readonly filtered: boolean }) {
  return (
    <EmptyState text={filtered ? words.nothing : words.empty}>
      <Button asChild>
        {filtered ? (
          <Link to="/runs" search={{}}>
            {words.anyRun}
          </Link>
        ) : (
          <Link to="/">{words.emptyAction}</Link>
        )}
      </Button>
    </EmptyState>
  );
}
