import { parseTemplate } from "@foldwork/expressions";
import type { FlowSnapshot, NodePath } from "@foldwork/model";
import { sampleScope } from "../inspector/sample-scope.ts";
import type { SampleData } from "../inspector/values.ts";

type Values = Readonly<Record<string, unknown>>;

/** Returns what a step would read now, by the input that gives it; what is not known is left out. */
export async function readValues(
  flow: FlowSnapshot,
  path: NodePath,
  reads: Readonly<Record<string, string>>,
  sample: SampleData | undefined,
): Promise<Values> {
  const scope = sampleScope(flow, path, sample);
  const known = await Promise.all(
    Object.entries(reads).map(async ([name, text]) => [name, await worked(text, scope)] as const),
  );
  return Object.fromEntries(known.filter(([, value]) => value !== undefined && value !== null));
}

async function worked(text: string, scope: Record<string, unknown>): Promise<unknown> {
  try {
    return await parseTemplate(text).resolve(scope, { now: Date.now(), randomSeed: "trial" });
  } catch {
    return undefined;
  }
}

/** Returns the schema of a form for these reads: each is asked for as what it is in the data that is known. */
export function schemaOfReads(reads: Readonly<Record<string, string>>, known: Values): Values {
  const properties = Object.entries(reads).map(([name, text]) => [
    name,
    { title: plain(text), ...typeOf(known[name]) },
  ]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function plain(text: string): string {
  return text.replace(/^\$\{ | \}$/g, "");
}

function typeOf(value: unknown): { readonly type?: string; readonly format?: string } {
  switch (typeof value) {
    case "string":
      return { type: "string", ...(value.includes("\n") && { format: "multiline" }) };
    case "number":
      return { type: "number" };
    case "boolean":
      return { type: "boolean" };
    default:
      return {};
  }
}
