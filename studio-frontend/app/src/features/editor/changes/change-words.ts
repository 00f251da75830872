import { type ChangedStep, type Difference, isList, isObject, type JsonValue } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";

const words = messages.changes;
const LONGEST = 48;
const MOST = 3;

/** Says in one line what became of a step; of one that changed, what in it. */
export function changeWords({ kind, differences }: ChangedStep): string {
  if (differences.length === 0) {
    return words.kinds[kind];
  }
  const said = differences.slice(0, MOST).map(differenceWords);
  const rest = differences.length - MOST;
  return [...said, ...(rest > 0 ? [words.more(rest)] : [])].join(", ");
}

function differenceWords({ kind, place, before, after }: Difference): string {
  const name = nameOf(place);
  switch (kind) {
    case "added":
      return words.gained(name, short(after));
    case "removed":
      return words.lost(name);
    case "changed":
      return words.setting(name, short(before), short(after));
  }
}

/** A place as people know it: settings without the word before them. */
function nameOf(place: readonly string[]): string {
  const [first, ...rest] = place;
  const known = first === "with" || first === "spec" || first === "metadata" ? rest : place;
  return known.length === 1 && known[0] === "needs" ? words.needs : known.join(" › ") || (first ?? "");
}

function short(value: JsonValue | undefined): string {
  if (isList(value)) {
    const texts = value.every((each) => typeof each === "string") ? value.join(", ") : words.items(value.length);
    return texts === "" ? words.nothing : cut(texts);
  }
  return isObject(value) ? words.values(Object.keys(value).length) : cut(String(value ?? words.nothing));
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
