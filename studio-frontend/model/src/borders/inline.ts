import { nodesOf, nodeValue } from "../document/flow.ts";
import { ringBy } from "../document/graph.ts";
import type { NodeTypes } from "../document/node-types.ts";
import { childPath, holderOf, idOf, type NodePath, nodePointer } from "../document/path.ts";
import { readsOf, resolved, sitesOf } from "../document/sites.ts";
import { objectOf } from "../json/value.ts";
import type { EditBuilder } from "../operation/edit-builder.ts";
import { titleOf } from "../operation/names.ts";
import { waitFor } from "./into.ts";
import { bodyKindOf, type Read, readerIn, readsOfBody, rewrite } from "./reads.ts";

/** A node that now reads another one, and is to wait for it. */
export interface Wait {
  readonly reader: string;
  readonly source: string;
}

/**
 * Writes the outputs of a group that come from certain nodes into those who read them, and takes the outputs away: the
 * nodes are about to stand behind the group, or the group is about to go.
 *
 * @returns who is to wait for whom once the nodes stand beside the group
 */
export function inlineOutputs(
  edit: EditBuilder,
  group: NodePath,
  from: ReadonlySet<string>,
  types: NodeTypes,
): readonly Wait[] {
  const waits: Wait[] = [];
  const outputs = objectOf(nodeValue(edit.flow, group)?.outputs);
  for (const [name, value] of Object.entries(outputs)) {
    const sources = sourcesOf(edit, group, name);
    if (!sources.some((source) => from.has(source))) {
      continue;
    }
    const expression = typeof value === "string" ? onlyExpression(value) : undefined;
    const whole = bodyKindOf(edit.flow, group, types) === "once" && sources.every((source) => from.has(source));
    if (expression === undefined || !whole) {
      const title = titleOf(edit.flow, group);
      edit.problem(group, `The output “${name}” of ${title} reads a step that is no longer in it.`);
      continue;
    }
    waits.push(...inlineOne(edit, group, name, expression, sources));
    edit.set("logic", [...nodePointer(group), "outputs", name], undefined);
  }
  if (Object.keys(outputs).length > 0 && Object.keys(objectOf(nodeValue(edit.flow, group)?.outputs)).length === 0) {
    edit.setMember(group, "outputs", undefined);
  }
  return waits;
}

function sourcesOf(edit: EditBuilder, group: NodePath, output: string): readonly string[] {
  return sitesOf(edit.flow, group)
    .filter(({ body, pointer }) => body === group && pointer.at(nodePointer(group).length + 1) === output)
    .flatMap(readsOf)
    .flatMap(({ root, member }) =>
      root === "nodes" && member !== undefined && resolved(edit.flow, group, member) === childPath(group, member)
        ? [member]
        : [],
    );
}

function inlineOne(
  edit: EditBuilder,
  group: NodePath,
  output: string,
  expression: string,
  sources: readonly string[],
): readonly Wait[] {
  const holder = holderOf(group);
  const reads = readsOfBody(edit.flow, holder, new Set([idOf(group)])).filter(
    ({ reference }) => reference.field === output,
  );
  for (const { site } of reads) {
    hidden(edit, holder, site.body, site.owner, sources);
  }
  const text = /^[\w.`]+$/.test(expression) ? expression : `(${expression})`;
  rewrite(
    edit,
    reads.map(({ site, reference }) => ({ site, replacement: { start: reference.from, end: reference.to, text } })),
  );
  return reads.flatMap((read) => waitsOf(holder, read, sources));
}

function hidden(
  edit: EditBuilder,
  holder: NodePath,
  body: NodePath | undefined,
  owner: NodePath,
  sources: readonly string[],
): void {
  for (const source of sources) {
    const meant = resolved(edit.flow, body, source);
    if (meant !== undefined && holderOf(meant).length > holder.length) {
      edit.problem(owner, `${titleOf(edit.flow, owner)} would read another step with the id ${source}.`);
    }
  }
}

function waitsOf(holder: NodePath, read: Read, sources: readonly string[]): readonly Wait[] {
  const reader = readerIn(holder, read.site);
  return reader === undefined ? [] : sources.map((source) => ({ reader: idOf(reader), source }));
}

/** Returns the expression of a text that is exactly one. */
export function onlyExpression(text: string): string | undefined {
  const inside = /^\$\{([\s\S]*)\}$/.exec(text)?.[1]?.trim();
  return inside === undefined || inside.includes("${") ? undefined : inside;
}

/** Draws the wires that are still missing, but none that closes a ring: what reads something later did so before. */
export function drawWaits(edit: EditBuilder, holder: NodePath, waits: readonly Wait[]): void {
  for (const { reader, source } of waits) {
    if (ringBy(nodesOf(edit.flow, holder), source, reader).length === 0) {
      waitFor(edit, holder, reader, source);
    } else {
      const message = `${titleOf(edit.flow, childPath(holder, reader))} reads ${source}, which comes after it.`;
      edit.problem(childPath(holder, reader), message);
    }
  }
}
