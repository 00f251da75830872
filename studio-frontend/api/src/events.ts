import type { Api } from "./client.ts";
import type { components } from "./generated/schema.ts";
import { ProblemError, problemOf } from "./problem.ts";
import { serverSentEvents } from "./sse.ts";

/** An event of a run. */
export type RunEvent = components["schemas"]["Event"];

/** How a run's events are followed. */
export interface Following {
  /** Only events behind this one. */
  readonly after?: number;
  readonly signal?: AbortSignal;
  /** Hears that the stream broke and is taken up again behind an event, and why. */
  readonly onReattach?: (after: number, fault: unknown) => void;
  /** A stream without any sign of life for so long is broken; the service gives one every ten seconds. */
  readonly silenceMillis?: number;
}

const SILENCE_MILLIS = 30_000;
const FIRST_WAIT_MILLIS = 250;
const LONGEST_WAIT_MILLIS = 10_000;

/** Returns every event of a run once and in order, over as many streams as it takes, until the run has ended. */
export async function* runEvents(
  api: Api,
  run: string,
  how: Following = {},
): AsyncGenerator<RunEvent, void, undefined> {
  let after = how.after ?? 0;
  let wait = FIRST_WAIT_MILLIS;
  for (;;) {
    try {
      for await (const event of oneStream(api, run, after, how)) {
        if (event === "end") {
          return;
        }
        after = event.seq;
        wait = FIRST_WAIT_MILLIS;
        yield event;
      }
      how.onReattach?.(after, undefined);
    } catch (fault) {
      how.signal?.throwIfAborted();
      if (fault instanceof ProblemError && !mayPass(fault)) {
        throw fault;
      }
      wait = Math.max(wait, (fault instanceof ProblemError ? (fault.retryAfter ?? 0) : 0) * 1000);
      how.onReattach?.(after, fault);
    }
    await pause(wait, how.signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
  }
}

function mayPass(problem: ProblemError): boolean {
  return problem.status >= 500 || problem.status === 429;
}

async function* oneStream(
  api: Api,
  run: string,
  after: number,
  how: Following,
): AsyncGenerator<RunEvent | "end", void, undefined> {
  const silence = new Silence(how.silenceMillis ?? SILENCE_MILLIS);
  const signal = how.signal ? AbortSignal.any([how.signal, silence.signal]) : silence.signal;
  try {
    const url = new URL(`/api/v1/runs/${encodeURIComponent(run)}/events`, api.baseUrl);
    const headers = { Accept: "text/event-stream", "Last-Event-ID": String(after) };
    const answer = await api.fetch(new Request(url, { headers, signal, credentials: "same-origin" }));
    if (!answer.ok || !answer.body) {
      throw await problemOf(answer);
    }
    for await (const each of serverSentEvents(answer.body, silence.heard)) {
      yield each.event === "end" ? "end" : (JSON.parse(each.data) as RunEvent);
    }
  } finally {
    silence.stop();
  }
}

/** Aborts when nothing was heard for too long. */
class Silence {
  readonly #controller = new AbortController();
  readonly #millis: number;
  #timer: ReturnType<typeof setTimeout>;

  constructor(millis: number) {
    this.#millis = millis;
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly heard = (): void => {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  #start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#controller.abort(new Error(`no sign of life for ${this.#millis} ms`)), this.#millis);
  }
}

function pause(millis: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, millis);
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted) {
      stop();
    }
  });
}
