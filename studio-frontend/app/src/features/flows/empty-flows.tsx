import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, EmptyState } from "../../ui/index.ts";
import { type Flow, flowQueries } from "./flow-queries.ts";
import { nearestWord, wordsOf } from "./nearest-word.ts";
import { type Selection, selected } from "./selection.ts";

const words = messages.flows;

interface NoFlowsProps {
  readonly editor: boolean;
  readonly onSample: () => void;
  readonly onNew: () => void;
  readonly onFile: () => void;
}

/** The first thing a new team sees. */
export function NoFlows({ editor, onSample, onNew, onFile }: NoFlowsProps) {
  if (!editor) {
    return <EmptyState text={words.empty.readOnly} />;
  }
  return (
    <EmptyState text={words.empty.text}>
      <Button kind="accent" onClick={onSample}>
        {words.empty.sample}
      </Button>
      <Button onClick={onNew}>{words.new}</Button>
      <Button onClick={onFile}>{messages.transfer.fromFile}</Button>
    </EmptyState>
  );
}

interface NothingFitsProps {
  readonly flows: readonly Flow[];
  readonly selection: Selection;
  readonly q: string | undefined;
}

/** Says why a list is empty, and leads out of it. */
export function NothingFits({ flows, selection, q }: NothingFitsProps) {
  const navigate = useNavigate();
  if (flows.length === 0 && q !== undefined) {
    return <NothingNamed q={q} />;
  }
  if (flows.length === 0) {
    return <EmptyState text={words.noneArchived} />;
  }
  if (selected(flows, selection, undefined).length > 0) {
    return null;
  }
  return (
    <EmptyState text={words.noneHere}>
      <Button onClick={() => navigate({ to: "/" })}>{words.allAgain}</Button>
    </EmptyState>
  );
}

function NothingNamed({ q }: { readonly q: string }) {
  const navigate = useNavigate();
  const all = useQuery(flowQueries.list(false));
  const meant = nearestWord(q, wordsOf((all.data ?? []).flatMap((flow) => [flow.title, flow.name, ...flow.tags])));
  return (
    <EmptyState text={words.nothing(q)}>
      {meant !== undefined && (
        <Button kind="ink" onClick={() => navigate({ to: "/", search: { q: meant } })}>
          {words.didYouMean(meant)}
        </Button>
      )}
      <Button onClick={() => navigate({ to: "/" })}>{words.clear}</Button>
    </EmptyState>
  );
}
