import type { Row } from "@foldwork/run-view";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

interface TreeKeys {
  /** What holds the rows. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** The row that the Tab key comes to. */
  readonly current: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (key: string) => void;
}

/** Keys of a tree: up and down move, right and left unfold and fold, Enter and Space act. */
export function useTreeKeys(
  rows: readonly Row[],
  chosen: string | undefined,
  act: (row: Row) => void,
  fold: (key: string, open: boolean) => void,
): TreeKeys {
  const place = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const has = (key: string | undefined) => rows.some((row) => row.key === key);
  const current = has(focused) ? focused : has(chosen) ? chosen : rows[0]?.key;
  const focus = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) {
      setFocused(row.key);
      place.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"]`)?.focus();
    }
  };
  const move = (name: string, row: Row, index: number): boolean => {
    const node = row.kind === "node" ? row : undefined;
    switch (name) {
      case "ArrowDown":
        focus(index + 1);
        return true;
      case "ArrowUp":
        focus(index - 1);
        return true;
      case "Home":
        focus(0);
        return true;
      case "End":
        focus(rows.length - 1);
        return true;
      case "ArrowRight":
        node?.foldable && !node.open ? fold(row.key, true) : focus(index + 1);
        return true;
      case "ArrowLeft":
        node?.open ? fold(row.key, false) : focus(holderIndex(rows, index));
        return true;
      case "Enter":
      case " ":
        act(row);
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex((row) => row.key === current);
    const row = rows[index];
    if (row !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey && move(event.key, row, index)) {
      event.preventDefault();
    }
  };
  return { place, current, onKeyDown, onFocus: setFocused };
}

function holderIndex(rows: readonly Row[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  return rows.findLastIndex((row, at) => at < index && row.depth < depth);
}
