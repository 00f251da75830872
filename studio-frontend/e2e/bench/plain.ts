import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Scene } from "@foldwork/model";

const BUILT = join(import.meta.dirname, "../../../target/bench-ui");
const KINDS: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** A page that gives nodes to React Flow as its own examples do, all of them at once. */
export interface PlainPage {
  readonly url: string;
  /** Has the page show a scene. */
  show(scene: Scene): void;
  close(): void;
}

/** Hands out the page that `vite build` has made of `app/bench`. */
export async function plainPage(): Promise<PlainPage> {
  let shown = "{}";
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    try {
      const name = path === "/" ? "index.html" : path.slice(1);
      const body = path === "/flow.json" ? shown : await readFile(join(BUILT, name));
      response.setHeader("Content-Type", KINDS[extname(name)] ?? "application/json");
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    show: (scene) => {
      shown = JSON.stringify(plainFlow(scene));
    },
    close: () => server.close(),
  };
}

/** Returns a scene in React Flow's own form: default nodes, groups as parents. */
function plainFlow(scene: Scene): object {
  const nodes = [...scene.nodes.values()].map(({ path, holder, box, view, unfolded }) => {
    const parent = scene.nodes.get(holder)?.box ?? { x: 0, y: 0 };
    return {
      id: path,
      position: { x: box.x - parent.x, y: box.y - parent.y },
      data: { label: view.title },
      style: { width: box.width, height: box.height },
      ...(unfolded && { type: "group" }),
      ...(holder !== "" && { parentId: holder }),
    };
  });
  const edges = scene.wires
    .filter((wire) => wire.kind === "step")
    .map(({ id, source, target }) => ({ id, source, target }));
  return { nodes, edges };
}
