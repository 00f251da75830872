import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const PREFIX = "icon:";
const WEIGHTS = ["thin", "light", "bold", "fill", "duotone"];

/** Makes `import { icon } from "icon:folder"` the outline of a Phosphor icon, so that only used ones are built in. */
export function phosphorIcons(): Plugin {
  const { resolve } = createRequire(import.meta.url);
  return {
    name: "phosphor-icons",
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) {
        return undefined;
      }
      const name = id.slice(PREFIX.length + 1);
      const weight = WEIGHTS.find((each) => name.endsWith(`-${each}`)) ?? "regular";
      return `export const icon = ${JSON.stringify(outline(await readFile(resolve(`@phosphor-icons/core/assets/${weight}/${name}.svg`), "utf8")))};`;
    },
  };
}

function outline(svg: string): string {
  const paths = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
  if (paths.length === 0) {
    throw new Error("an icon without an outline");
  }
  return paths.join("");
}
