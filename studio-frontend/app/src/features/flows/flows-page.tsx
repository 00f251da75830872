import { icon as plus } from "icon:plus-bold";
import { icon as sample } from "icon:squares-four";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Loading, Page, ProblemNotice } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { runQueries, WaitingRuns } from "../runs/index.ts";
import { NoFlows, NothingFits } from "./empty-flows.tsx";
import { FlowFilters } from "./flow-filters.tsx";
import { flowQueries } from "./flow-queries.ts";
import { FlowTable } from "./flow-table.tsx";
import { type Dropped, Imports } from "./imports.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { NewFlowDialog } from "./new-flow-dialog.tsx";
import { SampleDialog } from "./sample-dialog.tsx";
import { selected, selectionOf } from "./selection.ts";

const words = messages.flows;
const route = getRouteApi("/frame/");

/** The team's flows: what waits, what there is, and the ways to a new one. */
export function FlowsPage() {
  const search = route.useSearch();
  const selection = selectionOf(search);
  const editor = mayEdit(useMe());
  const [opened, setOpened] = useState<"new" | "sample">();
  const [dropped, setDropped] = useState<Dropped>();
  const flows = useQuery(flowQueries.list(selection.show === "archived", search.q));
  const recent = useQuery(runQueries.recent());
  const close = () => setOpened(undefined);
  const chooseFiles = () => setDropped({ files: [], refused: [] });
  const isEmpty = flows.data?.length === 0 && search.q === undefined && selection.show !== "archived";
  const actions = (
    <>
      <MoreMenu editor={editor} onFile={chooseFiles} />
      {editor && !flows.isPending && !isEmpty && (
        <>
          <Button icon={sample} onClick={() => setOpened("sample")}>
            {words.fromSample}
          </Button>
          <Button kind="accent" icon={plus} onClick={() => setOpened("new")}>
            {words.new}
          </Button>
        </>
      )}
    </>
  );
  return (
    <Page title={words.title} actions={actions}>
      {!editor && <p>{words.readOnly}</p>}
      <WaitingRuns flows={new Set(flows.data?.map(({ id }) => id))} />
      {flows.isError && (
        <ProblemNotice fault={flows.error}>
          <Button small onClick={() => flows.refetch()}>
            {messages.common.tryAgain}
          </Button>
        </ProblemNotice>
      )}
      {flows.isPending && <Loading what={words.loading} />}
      {isEmpty && (
        <NoFlows
          editor={editor}
          onSample={() => setOpened("sample")}
          onNew={() => setOpened("new")}
          onFile={chooseFiles}
        />
      )}
      {flows.data !== undefined && !isEmpty && (
        <>
          <FlowFilters flows={flows.data} selection={selection} />
          <FlowTable flows={selected(flows.data, selection, recent.data)} recent={recent.data} editor={editor} />
          <NothingFits flows={flows.data} selection={selection} q={search.q} />
        </>
      )}
      <NewFlowDialog open={opened === "new"} folder={selection.folder ?? ""} onClose={close} />
      {editor && <Imports dropped={dropped} onDrop={setDropped} />}
      <SampleDialog open={opened === "sample"} onClose={close} />
    </Page>
  );
}
