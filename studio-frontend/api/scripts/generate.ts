// Writes src/generated/schema.ts from the contract; run it by `npm run generate` after a change of protocol/api.
import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const CONTRACT = new URL("../../../protocol/api/openapi.yaml", import.meta.url);
const FILE = new URL("../src/generated/schema.ts", import.meta.url);
const HEAD = "// Made from protocol/api by `npm run generate`; not to be edited.\n\n";

/** Returns what the file ought to hold. */
export async function generated(): Promise<string> {
  // A field with a default may be left out of a request, so it must not become a required one.
  const types = await openapiTS(CONTRACT, {
    alphabetize: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  });
  return HEAD + astToString(types);
}

/** Returns what the file holds. */
export function committed(): Promise<string> {
  return readFile(FILE, "utf8");
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(FILE, await generated());
}
