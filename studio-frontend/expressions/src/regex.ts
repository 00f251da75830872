import { ExpressionError, shortened } from "./error.ts";

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * The regular expressions flows have: what means the same in Java and JavaScript (docs/semantics.md, S9.5). Gives the
 * same one by code points.
 */
export function translate(regex: RegExp): RegExp {
  const flags = `gu${regex.flags.includes("i") ? "i" : ""}${regex.flags.includes("m") ? "m" : ""}`;
  return new RegExp(new Dialect(regex.source).translate(), flags);
}

class Dialect {
  private readonly source: string;
  private at = 0;
  private out = "";
  private quantifiable = false;

  constructor(source: string) {
    this.source = source;
  }

  translate(): string {
    this.alternatives(0);
    if (this.at < this.source.length) {
      throw this.refused("a ')' without its '('");
    }
    return this.out;
  }

  private alternatives(depth: number): void {
    if (depth > 50) {
      throw this.refused("more than 50 groups in each other");
    }
    this.quantifiable = false;
    while (this.at < this.source.length && this.source[this.at] !== ")") {
      this.term(depth);
    }
  }

  private term(depth: number): void {
    const c = this.source[this.at] ?? "";
    if (c === "|" || c === "^" || c === "$" || c === ".") {
      this.plain(c, c === ".");
    } else if (c === "(") {
      this.group(depth);
    } else if (c === "[") {
      this.characters();
    } else if (c === "\\") {
      this.escape(false);
    } else if (c === "*" || c === "+" || c === "?" || c === "{") {
      this.quantifier();
    } else if (c === "]" || c === "}") {
      throw this.refused(`'${c}' without its opening bracket; write \\${c}`);
    } else {
      this.literal(this.character());
      this.quantifiable = true;
    }
  }

  private character(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += character.length;
    return character;
  }

  private plain(text: string, canRepeat: boolean): void {
    this.out += text;
    this.at += 1;
    this.quantifiable = canRepeat;
  }

  private group(depth: number): void {
    const start = /^\(\?[:=!]/.exec(this.source.slice(this.at, this.at + 3))?.[0] ?? "(";
    if (start === "(" && this.source[this.at + 1] === "?") {
      throw this.refused(`a group that begins with '${this.source.slice(this.at, this.at + 3)}'`);
    }
    this.out += start;
    this.at += start.length;
    this.alternatives(depth + 1);
    if (this.at >= this.source.length) {
      throw this.refused("a '(' without its ')'");
    }
    this.plain(")", start === "(" || start === "(?:");
  }

  private quantifier(): void {
    if (!this.quantifiable) {
      throw this.refused("a quantifier with nothing to repeat, or two of them");
    }
    const found = /^(?:[*+?]|\{\d{1,4}(?:,(?:\d{1,4})?)?\})\??/.exec(this.source.slice(this.at))?.[0];
    if (found === undefined) {
      throw this.refused("a '{' that begins no {n}, {n,} or {n,m}; write \\{");
    }
    this.out += found;
    this.at += found.length;
    this.quantifiable = false;
  }

  private characters(): void {
    this.out += "[";
    this.at += 1;
    if (this.source[this.at] === "^") {
      this.out += "^";
      this.at += 1;
    }
    const start = this.at;
    while (this.at < this.source.length && this.source[this.at] !== "]") {
      const next = this.source[this.at + 1];
      if (this.source[this.at] === "\\") {
        this.escape(true);
      } else if (this.source[this.at] === "-" && this.at > start && next !== undefined && next !== "]") {
        this.out += "-";
        this.at += 1;
      } else {
        this.literal(this.character());
      }
    }
    if (this.at >= this.source.length || this.at === start) {
      throw this.refused("a class that is empty or not closed");
    }
    this.plain("]", true);
  }

  private escape(inClass: boolean): void {
    const c = this.source[this.at + 1];
    if (c === undefined) {
      throw this.refused("a '\\' at the end");
    }
    this.quantifiable = true;
    this.at += 2;
    if ("dDwWnrtfs".includes(c)) {
      this.out += `\\${c}`;
    } else if ("SbB".includes(c)) {
      if (inClass) {
        throw this.refused(`\\${c} in a class`);
      }
      this.out += `\\${c}`;
      this.quantifiable = c === "S";
    } else if (c === "u" || c === "x") {
      this.code(c === "u" ? 4 : 2);
    } else if (PUNCTUATION.test(c) || c === " ") {
      this.literal(c);
    } else {
      throw this.refused(`\\${c}`);
    }
  }

  private code(digits: number): void {
    const text = this.source.slice(this.at, this.at + digits);
    if (text.length < digits || !/^[0-9a-fA-F]+$/.test(text)) {
      throw this.refused(`an escape without its ${digits} digits`);
    }
    this.literal(String.fromCharCode(Number.parseInt(text, 16)));
    this.at += digits;
  }

  private literal(character: string): void {
    const code = character.charCodeAt(0);
    const special = code < 0x80 && !/[A-Za-z0-9]/.test(character);
    this.out += special ? `\\x${code.toString(16).padStart(2, "0")}` : character;
  }

  private refused(what: string): ExpressionError {
    return new ExpressionError(
      "EXPRESSION_SYNTAX",
      `The regular expression /${shortened(this.source)}/ has ${what}, which flows do not have (docs/semantics.md, S9)`,
    );
  }
}
