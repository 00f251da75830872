/** One event of a stream; `id` is the last one that the stream has named. */
export interface ServerSentEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Reads a stream of events as the HTML standard writes them; onBytes hears of every sign of life. */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void = () => {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const record = new Gathering();
  for await (const line of lines(body, onBytes)) {
    const complete = record.take(line);
    if (complete) {
      yield complete;
    }
  }
}

/** Gathers lines until an empty one ends an event; what is cut off before that is no event. */
class Gathering {
  #event = "";
  #id = "";
  #data: string[] = [];

  take(line: string): ServerSentEvent | undefined {
    if (line === "") {
      return this.#complete();
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      this.#event = value;
    } else if (field === "data") {
      this.#data.push(value);
    } else if (field === "id" && !value.includes("\0")) {
      this.#id = value;
    }
    return undefined;
  }

  #complete(): ServerSentEvent | undefined {
    const { length } = this.#data;
    const complete = { event: this.#event || "message", id: this.#id, data: this.#data.join("\n") };
    this.#event = "";
    this.#data = [];
    return length === 0 ? undefined : complete;
  }
}

async function* lines(body: ReadableStream<Uint8Array>, onBytes: () => void): AsyncGenerator<string, void, undefined> {
  // The decoder takes a byte order mark at the beginning away, as the standard wants it.
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      onBytes();
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the very end may be the first half of a line end.
      const parts = rest.split(/\r\n|\n|\r(?!$)/);
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
