import { type Api, type RunEvent, runEvents } from "@foldwork/api";
import { RunFold, type RunView } from "@foldwork/run-view";

/** What is known of a run that is followed. */
export interface FeedState {
  readonly view: RunView;
  /** Every event so far, in order. */
  readonly events: readonly RunEvent[];
  /** All events are there: the run has ended. */
  readonly ended: boolean;
  /** The stream broke and is taken up again. */
  readonly broken: boolean;
  /** The service refuses to tell. */
  readonly fault: unknown;
}

/** So many events come at most before somebody hears of them, and so much time passes. */
const GATHER_MILLIS = 100;
const LINGER_MILLIS = 30_000;

/** Follows a run as long as somebody looks, and half a minute longer: pages come and go. */
export class RunFeed {
  readonly #api: Api;
  readonly #run: string;
  readonly #forget: () => void;
  readonly #lingerMillis: number;
  readonly #listeners = new Set<() => void>();
  readonly #fold = new RunFold();
  readonly #events: RunEvent[] = [];
  #state: FeedState = { view: this.#fold.view, events: [], ended: false, broken: false, fault: undefined };
  #following: AbortController | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, run: string, forget: () => void, lingerMillis = LINGER_MILLIS) {
    this.#lingerMillis = lingerMillis;
    this.#api = api;
    this.#run = run;
    this.#forget = forget;
  }

  readonly state = (): FeedState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    clearTimeout(this.#leaving);
    this.#listeners.add(listener);
    if (this.#following === undefined && !this.#state.ended) {
      this.#following = new AbortController();
      void this.#follow(this.#following.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#leaving = setTimeout(() => this.#leave(), this.#lingerMillis);
      }
    };
  };

  #leave(): void {
    this.#following?.abort();
    clearTimeout(this.#telling);
    this.#forget();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const onReattach = () => this.#tell({ broken: true });
    try {
      for await (const event of runEvents(this.#api, this.#run, { after: this.#fold.view.seq, signal, onReattach })) {
        this.#fold.add(event);
        this.#events.push(event);
        this.#telling ??= setTimeout(() => this.#tell({ broken: false }), GATHER_MILLIS);
      }
      this.#tell({ ended: true, broken: false });
    } catch (fault) {
      if (!signal.aborted) {
        this.#tell({ fault });
      }
    }
  }

  #tell(change: Partial<FeedState>): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#state = { ...this.#state, view: this.#fold.view, events: [...this.#events], ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
