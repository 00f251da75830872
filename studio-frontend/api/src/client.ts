import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/schema.ts";
import { problemOf } from "./problem.ts";
import { type Fetch, type Proof, proving } from "./proof.ts";
import { heard, type Pulse } from "./pulse.ts";

/** Every operation of the contract, typed; a refusal is thrown as ProblemError. */
export interface Api extends Client<paths> {
  readonly baseUrl: string;
  /** Sends a request as the caller, for what is not JSON. */
  readonly fetch: Fetch;
}

/** Where the service is and who calls it. */
export interface Connection {
  readonly baseUrl: string;
  readonly proof: Proof;
  /** Instead of the runtime's own, for tests and for programs that keep cookies themselves. */
  readonly fetch?: Fetch;
  readonly pulse?: Pulse;
}

/** Returns a client of the service. */
export function connect(connection: Connection): Api {
  const plain: Fetch = connection.fetch ?? ((request) => globalThis.fetch(request));
  const fetch = proving(
    connection.proof,
    connection.baseUrl,
    connection.pulse ? heard(plain, connection.pulse) : plain,
  );
  const client = createClient<paths>({ baseUrl: connection.baseUrl, fetch, credentials: "same-origin" });
  client.use({
    async onResponse({ response }) {
      if (!response.ok) {
        throw await problemOf(response);
      }
    },
  });
  return Object.assign(client, { baseUrl: connection.baseUrl, fetch });
}

/** Returns what a call gives; the client throws for everything else. */
export async function ok<T>(call: Promise<{ readonly data?: T }>): Promise<Exclude<T, undefined>> {
  return (await call).data as Exclude<T, undefined>;
}
