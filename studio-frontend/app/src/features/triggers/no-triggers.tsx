import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, EmptyState } from "../../ui/index.ts";
import { KINDS, type Kind } from "./trigger-queries.ts";

const words = messages.triggers;

interface NoTriggersProps {
  /** There are some, but none that the filters leave. */
  readonly filtered: boolean;
  readonly editor: boolean;
  readonly onChoose: (kind: Kind) => void;
}

/** Says what triggers are for, or leads out of the filters. */
export function NoTriggers({ filtered, editor, onChoose }: NoTriggersProps) {
  if (filtered) {
    return (
      <EmptyState text={words.nothing}>
        <Button asChild>
          <Link to="/triggers" search={{}}>
            {words.showAll}
          </Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState text={editor ? words.empty : words.emptyReadOnly}>
      {editor &&
        KINDS.map((kind) => (
          <Button key={kind} onClick={() => onChoose(kind)}>
            {words.addKinds[kind]}
          </Button>
        ))}
    </EmptyState>
  );
}
