import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a service was asked, and what it answers: one function for each request, in order. */
export class TestingService implements AsyncDisposable {
  readonly asked: { readonly method: string; readonly url: string; readonly headers: IncomingMessage["headers"] }[] =
    [];
  readonly #answers: ((response: ServerResponse) => void)[];
  readonly #server: Server;

  private constructor(answers: ((response: ServerResponse) => void)[]) {
    this.#answers = answers;
    this.#server = createServer((request, response) => {
      this.asked.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
      const answer = this.#answers.shift();
      request.resume().on("end", () => (answer ? answer(response) : response.writeHead(599).end()));
    });
  }

  static async answering(...answers: ((response: ServerResponse) => void)[]): Promise<TestingService> {
    const service = new TestingService(answers);
    service.#server.listen(0, "127.0.0.1");
    await once(service.#server, "listening");
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    const type = status < 400 ? "application/json" : "application/problem+json";
    response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
  };
}

export function problem(status: number, code: string, headers: Record<string, string> = {}) {
  return json(
    status,
    { type: `urn:foldwork:problem:${code}`, title: code, status, detail: "No.", code, problems: [], traceId: "0" },
    headers,
  );
}

/** Answers a stream; it breaks off when it does not end by itself. */
export function stream(text: string, end: "ends" | "breaks" | "falls silent") {
  return (response: ServerResponse) => {
    response.writeHead(200, { "Content-Type": "text/event-stream;charset=utf-8" });
    response.write(text, () => {
      if (end === "ends") {
        response.end();
      } else if (end === "breaks") {
        response.destroy();
      }
    });
  };
}
