/** A piece of a text: plain, or an expression that begins at `start`. */
export interface Piece {
  readonly expression: boolean;
  readonly text: string;
  readonly start: number;
}

/** Splits a text at its `${ }`; undefined when one is not closed. */
export function split(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain !== "") {
      pieces.push({ expression: false, text: plain, start: at });
      plain = "";
    }
  };
  while (at < text.length) {
    if (text.startsWith("$${", at)) {
      plain += "${";
      at += 3;
    } else if (text.startsWith("${", at)) {
      const end = closing(text, at + 2);
      if (end < 0) {
        return undefined;
      }
      flush();
      pieces.push({ expression: true, text: text.slice(at + 2, end), start: at + 2 });
      at = end + 1;
    } else {
      plain += text[at++];
    }
  }
  flush();
  return pieces;
}

/** Returns where the brace stands that closes the expression; texts, quoted names and regular expressions are passed over. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i] ?? "";
    if (c === '"' || c === "'" || c === "`") {
      i = until(text, i + 1, c, c !== "`");
    } else if (text.startsWith("/*", i)) {
      const end = text.indexOf("*/", i + 2);
      i = end < 0 ? text.length : end + 1;
    } else if (c === "/" && startsRegex(text, start, i)) {
      i = until(text, i + 1, "/", true);
    } else if (c === "{") {
      depth++;
    } else if (c === "}" && depth-- === 0) {
      return i;
    }
  }
  return -1;
}

function until(text: string, from: number, end: string, escapes: boolean): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\\" && escapes) {
      i++;
    } else if (text[i] === end) {
      return i;
    }
  }
  return text.length;
}

/** A slash begins a regular expression where a value may begin, else it divides. */
function startsRegex(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at).trimEnd();
  return before === "" || "(,[:{;=~>?&|!<+-*%".includes(before.slice(-1));
}
