import { messages } from "../../messages/index.ts";

const words = messages.transfer.drop;
/** What the service takes at once. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 20;
const ENDINGS = [".yaml", ".yml", ".json", ".zip", ".flowpack"];

/** For the browser's own file picker. */
export const ACCEPT = ENDINGS.join(",");

/** What of some files can be sent, and why the others cannot. */
export interface Sorted {
  readonly files: readonly File[];
  readonly refused: readonly string[];
}

/** Sorts out what no service has to be asked about. */
export function sorted(all: readonly File[]): Sorted {
  const faults = new Map(all.slice(0, MOST_FILES).map((file) => [file, faultOf(file)]));
  const refused = [...faults.values()].filter((fault) => fault !== undefined);
  return {
    files: [...faults].flatMap(([file, fault]) => (fault === undefined ? [file] : [])),
    refused: all.length > MOST_FILES ? [...refused, words.tooMany(MOST_FILES)] : refused,
  };
}

function faultOf({ name, size }: File): string | undefined {
  if (!ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) {
    return words.otherKind(name);
  }
  if (size === 0) {
    return words.empty(name);
  }
  return size > MOST_BYTES ? words.tooLarge(name) : undefined;
}
