import { ProblemError } from "@foldwork/api";
import { messages } from "../../messages/index.ts";
import { Button, Notice, ProblemNotice } from "../../ui/index.ts";

const words = messages.transfer;

interface ImportFaultProps {
  readonly fault: unknown;
  readonly onAgain: () => void;
}

/** Why a file was refused: where in it, and what to do. */
export function ImportFault({ fault, onAgain }: ImportFaultProps) {
  if (fault instanceof ProblemError && fault.code === "IMPORT_UNDECIDED") {
    return <Notice title={words.changedMeanwhile} />;
  }
  const next = fault instanceof ProblemError ? words.refused[fault.code] : undefined;
  if (!(fault instanceof ProblemError) || next === undefined) {
    return (
      <ProblemNotice fault={fault}>
        <Button small onClick={onAgain}>
          {words.again}
        </Button>
      </ProblemNotice>
    );
  }
  const lines = [...new Set(fault.problem.problems.flatMap(lineOf))];
  return (
    <Notice title={fault.problem.detail}>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>{next}</p>
    </Notice>
  );
}

function lineOf({ line, message }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof message !== "string") {
    return [];
  }
  return [typeof line === "number" && line > 0 ? words.line(line, message) : message];
}
