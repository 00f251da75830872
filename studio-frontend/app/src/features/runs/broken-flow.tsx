import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, Notice } from "../../ui/index.ts";

const words = messages.start;

interface BrokenFlowProps {
  /** Where it is mended; undefined for who is there already. */
  readonly flow: string | undefined;
  readonly problems: readonly string[];
}

/** Why a flow cannot be run. */
export function BrokenFlow({ flow, problems }: BrokenFlowProps) {
  return (
    <Notice title={words.broken}>
      <ul>
        {[...new Set(problems)].slice(0, 10).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>{flow === undefined ? words.brokenHere : words.brokenNext}</p>
      {flow !== undefined && (
        <Button small asChild>
          <Link to="/flows/$flow" params={{ flow }}>
            {words.edit}
          </Link>
        </Button>
      )}
    </Notice>
  );
}
