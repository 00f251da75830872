import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Kinds that shrink; fonts and pictures are compressed already. */
const SHRINKS = /\.(js|css|svg|json)$/;

/** Lays a compressed twin beside every asset, so that the service compresses nothing while people wait. */
export function compressed(): Plugin {
  let assets = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      assets = join(config.root, config.build.outDir, config.build.assetsDir);
    },
    // Not when the bundle closes: that happens to a broken one too, whose fault would be hidden.
    async writeBundle() {
      for (const name of await readdir(assets)) {
        if (SHRINKS.test(name)) {
          const bytes = gzipSync(await readFile(join(assets, name)), { level: constants.Z_BEST_COMPRESSION });
          await writeFile(join(assets, `${name}.gz`), bytes);
        }
      }
    },
  };
}
