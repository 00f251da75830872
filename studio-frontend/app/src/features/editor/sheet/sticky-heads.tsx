import { icon as caret } from "icon:caret-down-bold";
import type { SceneNode } from "@foldwork/model";
import { type ReactFlowState, useStore as useFlowStore } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { Icon } from "../../../ui/index.ts";
import { toggleFolded } from "../actions/borders.ts";
import { fitPaths } from "../actions/camera.ts";
import { select } from "../actions/selection.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./sticky-heads.module.css";
import { Tile } from "./tile.tsx";

const words = messages.editor.step;
const HEIGHT = 30;
/** Of a container there must be more to see than its foot. */
const LEAST = 48;

/** The heads of the containers that one is inside of, while their own are above the screen. */
export function StickyHeads() {
  const editor = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const scene = useEditing((state) => state.scene);
  const picture = useEditing((state) => state.picture);
  const containers = useMemo(() => [...scene.nodes.values()].filter((node) => node.unfolded), [scene]);
  const heads = useFlowStore(
    useCallback((state: ReactFlowState) => (picture ? [] : stuck(containers, state)), [containers, picture]),
    sameHeads,
  );
  const rows = heads.reduce((most, head) => Math.max(most, head.row + 1), 0);
  useEffect(() => {
    // What else stands at the top of the sheet makes room.
    place.current?.closest<HTMLElement>("main")?.style.setProperty("--sticky", `${rows * HEIGHT}px`);
  }, [rows]);
  return (
    <div ref={place} className={styles.heads} aria-hidden="true">
      {heads.map(({ node, left, width, row }) => (
        <div key={node.path} className={styles.head} style={{ top: row * HEIGHT, left, width }}>
          <button
            type="button"
            tabIndex={-1}
            title={words.fold(node.view.title)}
            onClick={() => toggleFolded(editor, [node.path])}
          >
            <Icon of={caret} size={12} />
          </button>
          <Tile type={node.view.type} small />
          <button
            type="button"
            tabIndex={-1}
            onClick={() => {
              select(editor, [node.path]);
              fitPaths(editor, [node.path]);
            }}
          >
            {node.view.title}
          </button>
        </div>
      ))}
    </div>
  );
}

interface Head {
  readonly node: SceneNode;
  readonly left: number;
  readonly width: number;
  /** How many heads stand above it. */
  readonly row: number;
}

/** Returns the heads that have gone above the screen while what belongs to them is still on it. */
function stuck(containers: readonly SceneNode[], { transform: [x, y, zoom], width }: ReactFlowState): readonly Head[] {
  const rows = new Map<string, number>();
  const heads: Head[] = [];
  for (const node of containers) {
    const row = rows.get(node.holder) ?? 0;
    const top = node.box.y * zoom + y;
    const left = Math.max(0, node.box.x * zoom + x);
    const right = Math.min(width, (node.box.x + node.box.width) * zoom + x);
    const isStuck = top < row * HEIGHT - 8 && top + node.box.height * zoom > (row + 1) * HEIGHT + LEAST;
    rows.set(node.path, isStuck ? row + 1 : row);
    if (isStuck && right - left > 80) {
      heads.push({ node, left: Math.round(left), width: Math.round(right - left), row });
    }
  }
  return heads;
}

function sameHeads(one: readonly Head[], other: readonly Head[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ node, left, width, row }, i) => {
      const each = other[i];
      return each?.node === node && each.left === left && each.width === width && each.row === row;
    })
  );
}
