import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

interface Reading {
  /** How many braces are open inside `${`; 0 in plain text, -1 in a text that is an expression as a whole. */
  depth: number;
  quote: string | undefined;
}

/** Words that mean something in an expression. */
const WORD = /^(?:and|or|in|true|false|null|function)\b/;

/** Expressions alone, or a text that may hold some in `${ }`. */
export function expressionLanguage(whole: boolean) {
  return StreamLanguage.define<Reading>({
    name: whole ? "expression" : "template",
    startState: () => ({ depth: whole ? -1 : 0, quote: undefined }),
    token: (stream, reading) => (reading.depth === 0 ? plainText(stream, reading) : expression(stream, reading)),
  });
}

function plainText(stream: StringStream, reading: Reading): string | null {
  if (stream.match("$${")) {
    return null;
  }
  if (stream.match("${")) {
    reading.depth = 1;
    return "punctuation";
  }
  stream.next();
  stream.eatWhile(/[^$]/);
  return null;
}

function expression(stream: StringStream, reading: Reading): string | null {
  if (reading.quote !== undefined) {
    return text(stream, reading);
  }
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match(/^\/\*.*?\*\//)) {
    return "comment";
  }
  if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) {
    return "number";
  }
  if (stream.match(/^\$[\w]*/)) {
    return "keyword";
  }
  if (stream.match(WORD)) {
    return "atom";
  }
  if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u)) {
    return "variableName";
  }
  const sign = stream.next();
  if (sign === '"' || sign === "'") {
    reading.quote = sign;
    return text(stream, reading);
  }
  if (reading.depth > 0 && sign === "{") {
    reading.depth++;
  } else if (reading.depth > 0 && sign === "}") {
    reading.depth--;
    return reading.depth === 0 ? "punctuation" : null;
  }
  return null;
}

function text(stream: StringStream, reading: Reading): string {
  for (let sign = stream.next(); sign !== undefined; sign = stream.next()) {
    if (sign === "\\") {
      stream.next();
    } else if (sign === reading.quote) {
      reading.quote = undefined;
      break;
    }
  }
  return "string";
}

/** Names are mulberry, functions blue, values green; the same in every field. */
export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.variableName, color: "var(--syn-name)" },
    { tag: tags.propertyName, color: "var(--syn-name)" },
    { tag: tags.keyword, color: "var(--syn-fn)" },
    { tag: [tags.number, tags.string, tags.atom, tags.bool], color: "var(--syn-num)" },
    { tag: tags.punctuation, color: "var(--ink-3)" },
    { tag: tags.comment, color: "var(--ink-3)" },
  ]),
);
