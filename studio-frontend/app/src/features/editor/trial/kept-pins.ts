import { isObject, type NodePath, type Pin, type Pins } from "@foldwork/model";

const NONE: Pins = new Map();

function keyOf(flow: string): string {
  return `foldwork.pins.${flow}`;
}

/** Returns what is pinned to steps of a flow in this browser. */
export function keptPins(flow: string): Pins {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flow)) ?? "{}");
    return isObject(kept) ? new Map(Object.entries(kept).flatMap(pinIn)) : NONE;
  } catch {
    return NONE;
  }
}

function pinIn([path, kept]: [string, unknown]): readonly [NodePath, Pin][] {
  if (!isObject(kept) || !isObject(kept.output)) {
    return [];
  }
  return [[path, { output: kept.output, ...(typeof kept.port === "string" && { port: kept.port }) }]];
}

/** Keeps pins; returns false where this browser has no room for them. */
export function keepPins(flow: string, pins: Pins): boolean {
  try {
    if (pins.size === 0) {
      localStorage.removeItem(keyOf(flow));
    } else {
      localStorage.setItem(keyOf(flow), JSON.stringify(Object.fromEntries(pins)));
    }
    return true;
  } catch {
    return false;
  }
}
