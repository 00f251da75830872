import { percentile } from "./measures.ts";

/** Whose figure it is: the editor's, or that of React Flow as its examples use it. */
export type Side = "ours" | "plain";

/** Figures of several rounds; shows the medians side by side. */
export class Table {
  readonly #rows = new Map<string, Record<Side, number[]>>();

  add(row: string, side: Side, figure: number): void {
    const known = this.#rows.get(row) ?? { ours: [], plain: [] };
    known[side].push(figure);
    this.#rows.set(row, known);
  }

  /** Returns the table as text, with how far apart the rounds lie. */
  text(): string {
    const wide = Math.max(...[...this.#rows.keys()].map((row) => row.length));
    const lines = [...this.#rows].map(
      ([row, { ours, plain }]) => `${row.padEnd(wide)}  ${shown(ours).padStart(24)}  ${shown(plain).padStart(24)}`,
    );
    return [`${"".padEnd(wide)}  ${"editor".padStart(24)}  ${"plain React Flow".padStart(24)}`, ...lines].join("\n");
  }
}

function shown(figures: readonly number[]): string {
  if (figures.length === 0) {
    return "-";
  }
  return `${number(percentile(figures, 50))} (${number(Math.min(...figures))}-${number(Math.max(...figures))})`;
}

function number(figure: number): string {
  return Number.isFinite(figure) ? figure.toFixed(figure < 100 ? 1 : 0) : "too long";
}
