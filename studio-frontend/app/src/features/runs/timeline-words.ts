import type { TreeNode } from "@foldwork/run-view";
import { messages } from "../../messages/index.ts";
import type { Naming } from "./step-titles.ts";

const words = messages.run;
const LONGEST = 80;

/** Returns what a row is called. */
export function nameOf(node: TreeNode, naming: Naming): string {
  const { kind, number, path } = node;
  if (number === undefined) {
    return naming(path);
  }
  switch (kind) {
    case "item":
      return words.item(number);
    case "round":
      return words.round(number);
    case "try":
      return words.try(number);
    case "step":
      return words.call(naming(path), number);
  }
}

/** Returns the few words beside a bar: what went wrong, what was answered, how many there are. */
export function labelOf(node: TreeNode): string {
  const { step, attempt, children } = node;
  const error = step?.error ?? attempt?.error;
  if (step?.question !== undefined) {
    return cut(step.question.text);
  }
  if (error !== undefined) {
    return cut(error.message || error.code);
  }
  if (step?.answer !== undefined) {
    return step.answer.expired ? words.expired : cut(words.answered(answerText(step.asked, step.answer.value)));
  }
  if (step?.kept) {
    return words.keptResult;
  }
  return (
    insideWords(node) ??
    (step?.port !== undefined ? words.tookPort(step.port) : triesWords(children, step?.tries.length ?? 0))
  );
}

function triesWords(children: readonly TreeNode[], tries: number): string {
  return tries > 1 && children.length > 0 ? words.tries(tries) : "";
}

function insideWords({ step, children }: TreeNode): string | undefined {
  const last = children.at(-1);
  const items = last?.kind === "try" ? last.children : children;
  const kind = items[0]?.kind;
  if (kind === "round") {
    return words.rounds(items.length);
  }
  if (kind !== "item") {
    return undefined;
  }
  const count = (step?.input as { items?: unknown } | undefined)?.items;
  const total = Array.isArray(count) ? count.length : items.length;
  const failed = items.filter(({ state }) => state === "failed" || state === "timed_out").length;
  const good = items.filter(({ state }) => state === "succeeded").length;
  return step?.endedAt === undefined ? words.progress(good + failed, total) : words.items(total, good, failed);
}

/** Returns an answer as it was offered, else as it was typed. */
export function answerText(
  question: { readonly options: readonly { readonly id: string; readonly label: string }[] } | undefined,
  answer: unknown,
): string {
  const chosen = question?.options.find((option) => option.id === answer);
  return chosen?.label ?? (typeof answer === "string" ? answer : (JSON.stringify(answer) ?? ""));
}

function cut(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
