import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Dialog, Loading, ProblemNotice } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { BrokenFlow } from "./broken-flow.tsx";
import type { RunDetail } from "./run-queries.ts";
import { beginRun, type Prepare, type Runnable, startQueries } from "./start-flow.ts";
import { StartForm, type StartSource } from "./start-form.tsx";
import { VersionChoice } from "./version-choice.tsx";

const words = messages.start;

export interface StartDialogProps {
  readonly flow: { readonly id: string; readonly title: string };
  readonly version: Runnable;
  /** What the form begins with, instead of what was given last time. */
  readonly inputs?: unknown;
  /** What is done before the draft is looked at: an editor saves it. */
  readonly prepare?: Prepare;
  /** Instead of going to the page of the new run. */
  readonly onStarted?: (run: RunDetail) => void;
  readonly onClose: () => void;
}

/** Asks for what a run needs: which version, where, and the inputs. */
export function StartDialog({ flow, version, inputs, prepare, onStarted, onClose }: StartDialogProps) {
  const [what, setWhat] = useState<Runnable>(version);
  const needs = useQuery(startQueries.needs(flow.id, what, what === "draft" ? prepare : undefined));
  const navigate = useNavigate();
  const me = useMe();
  const { data } = needs;
  const source = useMemo(
    () => ({ begin: (...given: Given) => beginRun(flow.id, what, ...given), role: roleFor(what), memory: flow.id }),
    [flow.id, what],
  );
  const show = (run: RunDetail) => {
    onClose();
    if (onStarted === undefined) {
      void navigate({ to: "/runs/$run", params: { run: run.id } });
    } else {
      onStarted(run);
    }
  };
  return (
    <Dialog open title={words.title(flow.title)} onClose={onClose}>
      {!hasRole(me, "runner") && <p>{words.viewer}</p>}
      <VersionChoice flow={flow.id} value={what} onChange={setWhat} />
      {needs.isPending && <Loading what={words.loading} rows={3} />}
      {needs.isError && <ProblemNotice fault={needs.error} />}
      {data !== undefined && data.inputs === undefined && <BrokenFlow flow={flow.id} problems={data.problems} />}
      {data?.inputs !== undefined && (
        <StartForm
          key={String(what)}
          source={source}
          schema={data.inputs}
          given={inputs}
          onStarted={show}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

type Given = Parameters<StartSource["begin"]>;

function roleFor(what: Runnable): StartSource["role"] {
  return what === "draft" ? "editor" : "runner";
}
