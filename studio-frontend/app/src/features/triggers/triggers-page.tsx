import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Loading, Page, ProblemNotice, Table } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { AddMenu } from "./add-menu.tsx";
import { NoTriggers } from "./no-triggers.tsx";
import { OpenedDialog } from "./opened-dialog.tsx";
import type { OpenedWebhook } from "./trigger-actions.ts";
import { TriggerDialog } from "./trigger-dialog.tsx";
import { TriggerFilters } from "./trigger-filters.tsx";
import { KINDS, type Kind, type Trigger, triggerQueries } from "./trigger-queries.ts";
import { TriggerRow } from "./trigger-row.tsx";
import { useFlowsById, useTriggerWords } from "./trigger-words.ts";
import styles from "./triggers.module.css";

const words = messages.triggers;
const route = getRouteApi("/frame/triggers");
/** Each one asks for its last run, so not all are shown at once. */
const SHOWN = 20;

/** What starts the team's flows by itself. */
export function TriggersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const editor = hasRole(useMe(), "editor");
  const all = useQuery(triggerQueries.list());
  const [shown, setShown] = useState(SHOWN);
  const [opened, setOpened] = useState<OpenedWebhook>();
  const making = editor ? kindOf(search.new) : undefined;
  const make = (kind: Kind | undefined) =>
    navigate({ search: (before) => ({ ...before, new: kind }), replace: true, resetScroll: false });
  const fitting = (all.data ?? []).filter((each) => fits(each, search));
  return (
    <Page title={words.title} actions={editor && <AddMenu onChoose={make} />}>
      {(search.flow !== undefined || search.kind !== undefined || (all.data ?? []).length > 0) && (
        <TriggerFilters flow={search.flow} kind={kindOf(search.kind)} triggers={all.data ?? []} />
      )}
      {all.isError && (
        <ProblemNotice fault={all.error}>
          <Button small onClick={() => all.refetch()}>
            {messages.common.tryAgain}
          </Button>
        </ProblemNotice>
      )}
      {all.isPending && <Loading what={words.loading} />}
      {all.data !== undefined && fitting.length === 0 && (
        <NoTriggers filtered={all.data.length > 0} editor={editor} onChoose={make} />
      )}
      {fitting.length > 0 && <TriggerTable triggers={fitting.slice(0, shown)} onOpened={setOpened} />}
      {fitting.length > shown && (
        <div>
          <Button onClick={() => setShown((before) => before + SHOWN)}>
            {words.more(Math.min(SHOWN, fitting.length - shown))}
          </Button>
        </div>
      )}
      {making !== undefined && (
        <TriggerDialog kind={making} flow={search.flow} onOpened={setOpened} onClose={() => make(undefined)} />
      )}
      {opened !== undefined && <OpenedDialog webhook={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

interface TriggerTableProps {
  readonly triggers: readonly Trigger[];
  readonly onOpened: (webhook: OpenedWebhook) => void;
}

function TriggerTable({ triggers, onOpened }: TriggerTableProps) {
  const flows = useFlowsById();
  const sets = useTriggerWords();
  const { columns } = words;
  return (
    <div className={styles.list}>
      <Table heads={[columns.name, columns.starts, columns.next, columns.last, columns.actions]}>
        {triggers.map((trigger) => (
          <TriggerRow
            key={trigger.id}
            trigger={trigger}
            sets={sets(trigger)}
            flow={flows.get(trigger.flowId ?? "")}
            onOpened={onOpened}
          />
        ))}
      </Table>
    </div>
  );
}

/** What the address holds may be anything. */
function kindOf(text: string | undefined): Kind | undefined {
  return KINDS.find((each) => each === text);
}

function fits(
  trigger: Trigger,
  { flow, kind }: { readonly flow?: string | undefined; readonly kind?: string | undefined },
) {
  const wanted = kindOf(kind);
  return (flow === undefined || trigger.flowId === flow) && (wanted === undefined || trigger.kind === wanted);
}
