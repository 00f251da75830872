import { type NodeType, type NodeTypes, objectOf } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { flowQueries } from "../../flows/index.ts";
import type { Picked } from "../actions/steps.ts";
import { pinText } from "../session/pin.ts";
import { bySection, type Section } from "../sheet/families.ts";

/** Something that can become a step: a type, or a published flow of the team. */
export interface Pickable {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly section: Section | "best" | "flows";
  readonly type: string;
  readonly picked: Picked;
}

/** Returns the types as they can be picked, in the order of the palette. Flows are picked by their own names. */
export function typesToPick(types: NodeTypes): readonly Pickable[] {
  return [...bySection(types.values())].flatMap(([section, list]) =>
    list.filter((type) => type.body !== "called_flow").map((type) => pickable(type, section)),
  );
}

function pickable(type: NodeType, section: Pickable["section"]): Pickable {
  const { id, title, summary } = type;
  return { key: id, title, summary, section, type: id, picked: { type: id } };
}

/** Returns the team's published flows that this one may call. */
export function useFlowsToPick(own: string): readonly Pickable[] {
  const flows = useQuery(flowQueries.list(false));
  return (flows.data ?? []).flatMap(({ id, name, title, lastVersion }) =>
    lastVersion === null || id === own
      ? []
      : [
          {
            key: `flow:${id}`,
            title,
            summary: `${name}@${lastVersion}`,
            section: "flows" as const,
            type: "flow.call@1",
            picked: { type: "flow.call@1", title, uses: pinText({ name, number: lastVersion }) },
          },
        ],
  );
}

/** Returns those that have all words in their title, name or summary; those whose title begins with them first. */
export function matching(all: readonly Pickable[], text: string): readonly Pickable[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return all;
  }
  const begins = ({ title }: Pickable) => title.toLowerCase().startsWith(words[0] ?? "");
  return all
    .filter(({ title, summary, type }) => {
      const whole = `${title} ${summary} ${type}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** Returns the types that fit what a step gives best: a list is gone through, a truth decides. */
export function fittingBest(source: NodeType | undefined): readonly string[] {
  const properties = Object.values(objectOf(objectOf(source?.output).properties)).map(objectOf);
  const gives = (type: string) => properties.some((property) => property.type === type);
  return [
    ...(gives("array") ? ["flow.for_each@1"] : []),
    ...(gives("boolean") ? ["flow.if@1"] : []),
    "data.transform@1",
    ...(gives("boolean") ? [] : ["flow.if@1"]),
    ...(gives("array") ? [] : ["data.set@1"]),
  ].slice(0, 3);
}
