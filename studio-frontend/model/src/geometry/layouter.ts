import type { Point } from "./point.ts";

/** A box to be laid out. */
export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Heights at which wires leave, by port. */
  readonly ports: Readonly<Record<string, number>>;
  /** Height at which wires reach it. */
  readonly entry: number;
}

/** A wire to be laid out. */
export interface LayoutWire {
  readonly from: string;
  readonly port: string;
  readonly to: string;
}

/** Works out places for boxes joined by wires, from left to right. */
export interface Layouter {
  layout(boxes: readonly LayoutBox[], wires: readonly LayoutWire[]): Promise<ReadonlyMap<string, Point>>;
}
