import { ProblemError } from "@foldwork/api";
import type { FieldProblem } from "./checks.ts";
import type { Place } from "./schema.ts";

/** A refusal, told at the fields it is about as far as it names them. */
export interface Refusal {
  readonly fields: readonly FieldProblem[];
  /** What names no field. */
  readonly others: readonly string[];
}

const NAMED = /^(?:Input |Field |The (?:input|field) )?'([^']*)' (.+)$/s;
/** A member that is missing is told at the object it is missing from. */
const MEMBER = /^'([^']+)' (is missing.*)$/s;

/** Returns which fields a refusal is about; undefined for one that is about none. */
export function refusalOf(fault: unknown, codes: ReadonlySet<string>): Refusal | undefined {
  if (!(fault instanceof ProblemError) || !codes.has(fault.code)) {
    return undefined;
  }
  const listed = fault.problem.problems.flatMap(({ message }) => (typeof message === "string" ? [message] : []));
  const fields: FieldProblem[] = [];
  const others: string[] = [];
  for (const message of listed.length > 0 ? listed : [fault.problem.detail]) {
    const [, place, said] = NAMED.exec(message) ?? [];
    if (place === undefined || said === undefined) {
      others.push(message);
    } else {
      const [, member, lack] = MEMBER.exec(said) ?? [];
      const at = placeNamed(place);
      fields.push(
        member === undefined || lack === undefined
          ? { at, message: sentence(said) }
          : { at: [...at, member], message: sentence(lack) },
      );
    }
  }
  return { fields, others };
}

/** Reads `order.items[0].sku` and `/order/items/0/sku`. */
function placeNamed(text: string): Place {
  const names = text.startsWith("/") ? text.slice(1).split("/") : text.split(/\.|(?=\[)/);
  return names.filter((name) => name !== "").map(stepNamed);
}

function stepNamed(name: string): string | number {
  const number = /^\[?(\d+)\]?$/.exec(name)?.[1];
  return number === undefined ? name.replaceAll("~1", "/").replaceAll("~0", "~") : Number(number);
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
