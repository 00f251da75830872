import jsonPatch from "fast-json-patch";
import { parse } from "yaml";
import {
  type Change,
  type FlowSnapshot,
  type Half,
  type KeptWork,
  type LoadedDraft,
  type Saved,
  type Transport,
  TransportFault,
  type WorkStore,
} from "../src/index.ts";

/** A service that keeps one draft, applies patches with another implementation than the model's, and can be away. */
export class TestingService implements Transport {
  flow: FlowSnapshot;
  revisions: Record<Half, number> = { logic: 1, layout: 1 };
  away = false;
  /** Does what is asked, then says nothing of it. */
  loseAnswer = false;
  refuse: string | undefined;
  calls: { half: Half; change: Change }[] = [];

  constructor(flow: FlowSnapshot) {
    this.flow = flow;
  }

  async load(): Promise<LoadedDraft> {
    this.#answering();
    return structuredClone({ flow: this.flow, revisions: this.revisions });
  }

  async save(half: Half, revision: number, change: Change): Promise<Saved> {
    this.#answering();
    if (this.refuse !== undefined) {
      throw new TransportFault("refused", this.refuse);
    }
    if (this.revisions[half] !== revision) {
      throw new TransportFault("conflict", "another revision");
    }
    this.calls.push({ half, change: structuredClone(change) });
    this.#apply(half, change);
    this.revisions[half]++;
    if (this.loseAnswer) {
      this.loseAnswer = false;
      throw new TransportFault("away", "the answer was lost");
    }
    return { revision: this.revisions[half] };
  }

  #answering(): void {
    if (this.away) {
      throw new TransportFault("away", "No connection");
    }
  }

  #apply(half: Half, change: Change): void {
    const flow = structuredClone(this.flow) as { logic: object; files: Record<string, string>; layout: object };
    const target = half === "logic" ? flow.logic : flow.layout;
    if (change.patch.length > 1_000) {
      throw new TransportFault("refused", "more than 1,000 steps");
    }
    // biome-ignore lint/suspicious/noExplicitAny: the library's own type of a step
    jsonPatch.applyPatch(target, JSON.parse(JSON.stringify(change.patch)) as any, true);
    if (change.text !== undefined) {
      flow.logic = parse(change.text);
      flow.files = {};
    }
    for (const [name, text] of Object.entries(change.files)) {
      if (text === null) {
        delete flow.files[name];
      } else {
        flow.files[name] = text;
      }
    }
    this.flow = flow as unknown as FlowSnapshot;
  }
}

/** A store in memory. */
export class TestingStore implements WorkStore {
  kept: KeptWork | undefined;

  async read(): Promise<KeptWork | undefined> {
    return structuredClone(this.kept);
  }

  async write(work: KeptWork | undefined): Promise<void> {
    this.kept = structuredClone(work);
  }
}
