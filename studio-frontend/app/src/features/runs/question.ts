import { ok, type Schemas } from "@foldwork/api";
import { api, queryClient } from "../../service/index.ts";

type Node = Schemas["Node"];

/** What a run asks a person. */
export interface Question {
  /** The step that asks. */
  readonly path: string;
  readonly text: string;
  /** Empty for an answer in one's own words. */
  readonly options: readonly Option[];
  /** True when the answer has a form of its own and is written as JSON. */
  readonly isForm: boolean;
}

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** Returns the open questions among the steps of a run. */
export function questionsOf(nodes: readonly Node[]): readonly Question[] {
  return nodes.flatMap(({ path, state, question }) => {
    if (state !== "asking" || !question) {
      return [];
    }
    const { question: text, options, schema } = question;
    return [
      {
        path,
        text: typeof text === "string" ? text : "",
        options: Array.isArray(options) ? options.flatMap(optionOf) : [],
        isForm: typeof schema === "object" && schema !== null,
      },
    ];
  });
}

function optionOf(option: unknown): Option[] {
  const { id, label } = (option ?? {}) as { readonly id?: unknown; readonly label?: unknown };
  return typeof id === "string" ? [{ id, label: typeof label === "string" ? label : id }] : [];
}

/** Answers a question; the first answer of anybody wins. */
export async function answer(run: string, question: Question, value: unknown): Promise<void> {
  await ok(
    api.POST("/api/v1/runs/{run}/answers", {
      params: { path: { run } },
      body: { path: question.path, answer: value },
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ["runs"] });
}
