import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What the first page may load before the editor does, compressed. */
const MOST_BYTES = 300 * 1024;
/** The page that follows a sign-in, which a browser loads next to the entry. */
const FIRST_PAGE = /\/src\/features\/flows\//;

type Chunk = Rolldown.OutputChunk;

/** Prints the script of the first page and fails the build when it is too much. */
export function scriptBudget(): Plugin {
  return {
    name: "script-budget",
    generateBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((each) => (each.type === "chunk" ? [[each.fileName, each] as const] : [])),
      );
      const first = [...chunks.values()].filter((each) => each.isEntry || FIRST_PAGE.test(each.facadeModuleId ?? ""));
      const bytes = [...reached(first, chunks)].reduce((sum, each) => sum + gzipSync(each.code).length, 0);
      const text = `first page: ${kilobytes(bytes)} of script, compressed; at most ${kilobytes(MOST_BYTES)}`;
      if (bytes > MOST_BYTES) {
        this.error(text);
      }
      console.log(text);
    },
  };
}

/** Returns the chunks and everything they import at once; what is imported on demand is not among them. */
function reached(roots: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): Set<Chunk> {
  const found = new Set<Chunk>();
  const open = [...roots];
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    if (!found.has(chunk)) {
      found.add(chunk);
      open.push(...chunk.imports.flatMap((name) => chunks.get(name) ?? []));
    }
  }
  return found;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
