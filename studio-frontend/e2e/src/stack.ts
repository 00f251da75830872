import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = fileURLToPath(new URL("../../..", import.meta.url));
const PATIENCE_MILLIS = 400_000;
/** The system takes a port and the two above it. */
const PORTS = 3;

/** The whole system, started as people start it. */
export interface RunningStack {
  readonly url: string;
  /** The link for the first owner; empty when somebody owns the system already. */
  setupLink(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the system on ports and in a folder of its own; FOLDWORK_E2E_DATA names the data folder of one that runs. */
export async function startStack(): Promise<RunningStack> {
  const running = process.env.FOLDWORK_E2E_DATA;
  return running === undefined ? started() : attached(running, async () => {});
}

async function started(): Promise<RunningStack> {
  const data = await mkdtemp(join(tmpdir(), "foldwork-e2e-"));
  const port = await freePorts();
  const process_ = spawn(join(CHECKOUT, "foldwork"), ["up", "--port", String(port), "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(process_);
  return attached(data, async () => {
    process_.kill("SIGINT");
    await once(process_, "exit");
    await rm(data, { recursive: true, force: true });
  });
}

async function attached(data: string, stop: () => Promise<void>): Promise<RunningStack> {
  const link = join(data, "stack", "setup-link");
  return {
    url: (await readFile(join(data, "stack", "url"), "utf8")).trim(),
    setupLink: async () => (existsSync(link) ? (await readFile(link, "utf8")).trim() : ""),
    stop,
  };
}

/** Waits for the words that tell people so; anything else it said is told when they do not come. */
function ready(process_: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`the system is not ready in time:\n${said}`)), PATIENCE_MILLIS);
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes("Foldwork is ready")) {
        clearTimeout(timer);
        resolve();
      }
    };
    process_.stdout?.on("data", hear);
    process_.stderr?.on("data", hear);
    process_.once("exit", (code) => reject(new Error(`the system ended with ${code}:\n${said}`)));
  });
}

async function freePorts(): Promise<number> {
  const wanted = process.env.FOLDWORK_E2E_PORT;
  if (wanted !== undefined) {
    return Number(wanted);
  }
  for (;;) {
    // Below the ports that systems give to whoever connects anywhere.
    const first = 12_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: PORTS }, (_, above) => isFree(first + above)));
    if (free.every(Boolean)) {
      return first;
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const opened = Promise.race([once(server, "listening").then(() => true), once(server, "error").then(() => false)]);
  server.listen(port, "127.0.0.1");
  const free = await opened;
  server.close();
  return free;
}
