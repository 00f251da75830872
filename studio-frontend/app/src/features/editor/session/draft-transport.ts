import { type Api, ok, ProblemError } from "@foldwork/api";
import {
  type Change,
  flowSnapshot,
  type Half,
  type LoadedDraft,
  readYaml,
  type Saved,
  type Transport,
  TransportFault,
} from "@foldwork/model";
import { needsSession, sessionEnded, told } from "../../../service/index.ts";

/** A draft of the service, by its REST interface. */
export class DraftTransport implements Transport {
  readonly #api: Api;
  readonly #flow: string;

  constructor(api: Api, flow: string) {
    this.#api = api;
    this.#flow = flow;
  }

  load(): Promise<LoadedDraft> {
    return this.#asked(async () => {
      const params = { path: { flow: this.#flow } };
      const [draft, layout] = await Promise.all([
        ok(this.#api.GET("/api/v1/flows/{flow}/draft", { params })),
        ok(this.#api.GET("/api/v1/flows/{flow}/layout", { params })),
      ]);
      const read = readYaml(draft.text);
      if ("message" in read) {
        throw new TransportFault("refused", `Line ${read.line}: ${read.message}`);
      }
      return {
        flow: flowSnapshot(read.value, layout.layout, draft.files),
        revisions: { logic: draft.revision, layout: layout.revision },
      };
    });
  }

  save(half: Half, revision: number, change: Change): Promise<Saved> {
    return this.#asked(async () => {
      const saved = half === "logic" ? await this.#logic(revision, change) : await this.#layout(revision, change);
      const undo = saved.undo as { readonly patch?: Saved["undo"] };
      return { revision: saved.revision, ...(undo.patch && { undo: undo.patch }) };
    });
  }

  #logic(revision: number, { patch, files, text }: Change) {
    const params = this.#from(revision);
    if (text !== undefined) {
      return ok(this.#api.PUT("/api/v1/flows/{flow}/draft", { params, body: { text, files: filesOf(files) } }));
    }
    const body = { ...(patch.length > 0 && { patch: [...patch] }), files: { ...files } };
    return ok(this.#api.PATCH("/api/v1/flows/{flow}/draft", { params, body }));
  }

  #layout(revision: number, { patch }: Change) {
    const params = this.#from(revision);
    return ok(this.#api.PATCH("/api/v1/flows/{flow}/layout", { params, body: { patch: [...patch] } }));
  }

  #from(revision: number) {
    return { path: { flow: this.#flow }, header: { "If-Match": `"${revision}"` } };
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (fault) {
      throw transportFault(fault);
    }
  }
}

/** With a text go all files; none of them is taken away by name. */
function filesOf(files: Change["files"]): Record<string, string> {
  return Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** Returns any fault as what it means for saving. */
export function transportFault(fault: unknown): TransportFault {
  if (fault instanceof TransportFault) {
    return fault;
  }
  const { what, next } = told(fault);
  const words = `${what} ${next}`.trim();
  if (needsSession(fault)) {
    // Whoever signs in again over the page goes on where they were.
    sessionEnded();
    return new TransportFault("away", words);
  }
  if (!(fault instanceof ProblemError)) {
    return new TransportFault("away", words);
  }
  if (fault.code === "DRAFT_CONFLICT") {
    return new TransportFault("conflict", words);
  }
  const mayPass = fault.status >= 500 || fault.status === 429 || fault.status === 408;
  return new TransportFault(mayPass ? "away" : "refused", words);
}
