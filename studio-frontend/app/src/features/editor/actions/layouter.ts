import type { Layouter } from "@foldwork/model";

let known: Promise<Layouter> | undefined;

/** Returns what works layouts out, in a worker: it comes when it is needed first. */
export function layouter(): Promise<Layouter> {
  known ??= begun();
  return known;
}

async function begun(): Promise<Layouter> {
  const [{ default: Elk }, { elkLayouter }, { default: worker }] = await Promise.all([
    import("elkjs/lib/elk-api.js"),
    import("@foldwork/model/elk"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  return elkLayouter(new Elk({ workerFactory: () => new Worker(worker) }));
}
