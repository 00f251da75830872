import type { Fetch } from "./proof.ts";

/** Hears how requests fare, for a page that tells people of a slow or lost connection. */
export interface Pulse {
  /** A request has left; what is returned hears whether something answered. */
  asked(): (answered: boolean) => void;
}

/** Nothing answered; whether the request arrived is not known. */
export class LostConnectionError extends Error {
  override readonly name = "LostConnectionError";
}

/** Returns a fetch that a pulse hears. */
export function heard(fetch: Fetch, pulse: Pulse): Fetch {
  return async (request) => {
    const ended = pulse.asked();
    try {
      const answer = await fetch(request);
      ended(true);
      return answer;
    } catch (fault) {
      // Somebody who gave a request up says nothing about the connection.
      ended(request.signal.aborted);
      throw request.signal.aborted ? fault : new LostConnectionError("nothing answered", { cause: fault });
    }
  };
}
