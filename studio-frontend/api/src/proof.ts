import { ProblemError, problemOf } from "./problem.ts";

/** Takes a request as the standard fetch does. */
export type Fetch = (request: Request) => Promise<Response>;

/** Who calls: a program with a token, or a page whose cookie the browser sends. */
export type Proof = { readonly kind: "token"; readonly token: string } | { readonly kind: "session" };

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Returns a fetch that proves who calls. */
export function proving(proof: Proof, base: string, fetch: Fetch): Fetch {
  switch (proof.kind) {
    case "token":
      return (request) => fetch(withHeader(request, "Authorization", `Bearer ${proof.token}`));
    case "session":
      return new Session(base, fetch).send;
  }
}

function withHeader(request: Request, name: string, value: string): Request {
  const proven = new Request(request);
  proven.headers.set(name, value);
  return proven;
}

/** A page's session: whatever changes something carries the csrf of GET /api/v1/me, which an answer may replace. */
class Session {
  readonly #me: string;
  readonly #fetch: Fetch;
  #csrf: Promise<string | null> | undefined;

  constructor(base: string, fetch: Fetch) {
    this.#me = new URL("/api/v1/me", base).href;
    this.#fetch = fetch;
  }

  readonly send = async (request: Request): Promise<Response> => {
    if (READING.has(request.method)) {
      return this.#fetch(request);
    }
    const again = request.clone();
    const answer = await this.#change(request);
    // The refusal changed nothing, so that the same may be sent with a fresh proof; once, else it would go on for ever.
    return (await this.#isStale(answer)) ? this.#change(again) : answer;
  };

  async #change(request: Request): Promise<Response> {
    this.#csrf ??= this.#ask();
    const csrf = await this.#csrf.catch((fault: unknown) => {
      this.#csrf = undefined;
      throw fault;
    });
    const answer = await this.#fetch(csrf === null ? request : withHeader(request, "X-CSRF-Token", csrf));
    if (answer.ok && isAboutSessions(request)) {
      this.#csrf = undefined;
    }
    return answer;
  }

  async #ask(): Promise<string | null> {
    const answer = await this.#fetch(new Request(this.#me, { credentials: "same-origin" }));
    if (answer.status === 401) {
      await answer.body?.cancel();
      return null;
    }
    if (!answer.ok) {
      throw await problemOf(answer);
    }
    return ((await answer.json()) as { csrf: string | null }).csrf;
  }

  async #isStale(answer: Response): Promise<boolean> {
    if (answer.status !== 403) {
      return false;
    }
    const problem = await problemOf(answer.clone());
    if (problem instanceof ProblemError && problem.code === "CSRF_REFUSED") {
      this.#csrf = undefined;
      return true;
    }
    return false;
  }
}

/** Signing in, going over to another team, a new password: the cookie may be another one afterwards. */
function isAboutSessions(request: Request): boolean {
  return /\/api\/v1\/(sessions|me|invitations\/accept)(\/|$)/.test(new URL(request.url).pathname);
}
