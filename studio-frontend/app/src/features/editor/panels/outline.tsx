import { icon as open } from "icon:caret-down-bold";
import { icon as closed } from "icon:caret-right-bold";
import { icon as flowIcon } from "icon:tree-structure";
import { allPaths, type NodePath, queryOf } from "@foldwork/model";
import { type KeyboardEvent, useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import { foldAll } from "../actions/borders.ts";
import { reveal } from "../actions/selection.ts";
import { lookOf } from "../sheet/families.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./outline.module.css";
import { foundRows, type OutlineRow, treeRows } from "./outline-rows.ts";
import { Panel, PanelHead } from "./panel.tsx";

const words = messages.editor.outline;
const MOST = 500;

/** The steps of all levels as a tree. */
export function Outline() {
  const editor = useEditor();
  const flow = useEditing((state) => state.flow);
  const types = useEditing((state) => state.types);
  const problems = useEditing((state) => state.problems);
  const [text, setText] = useState("");
  const called = useEditing((state) => state.called);
  const [turned, setTurned] = useState<ReadonlySet<NodePath>>(new Set());
  const rows = useMemo(
    () =>
      text === "" ? treeRows(flow, called, turned) : foundRows(flow, queryOf(text, new Set(problems.keys())), types),
    [flow, called, text, turned, types, problems],
  );
  const paths = useMemo(() => allPaths(flow), [flow]);
  const levels = paths.reduce((most, path) => Math.max(most, path.split(".").length), 0);
  const toggle = (path: NodePath) => {
    const next = new Set(turned);
    if (!next.delete(path)) {
      next.add(path);
    }
    setTurned(next);
  };
  return (
    <Panel label={words.title} side="left" width={216}>
      <PanelHead title={words.title} />
      <div className={styles.search}>
        <input
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div role="tree" aria-label={words.title} className={styles.tree} onKeyDown={moveFocus}>
        <FlowRow />
        {rows.slice(0, MOST).map((row) => (
          <Row key={row.path} row={row} onToggle={() => toggle(row.path)} />
        ))}
        {rows.length > MOST && <p className={styles.more}>{words.more(rows.length - MOST)}</p>}
        {rows.length === 0 && text !== "" && <p className={styles.more}>{words.none(text)}</p>}
      </div>
      <div className={styles.foot}>
        {words.count(paths.length, levels)}{" "}
        <button type="button" className={styles.link} onClick={() => foldAll(editor)}>
          {words.foldAll}
        </button>
      </div>
    </Panel>
  );
}

function FlowRow() {
  const title = useEditing(({ flow }) => {
    const metadata = flow.logic.metadata as { readonly title?: unknown; readonly name?: unknown } | undefined;
    return String(metadata?.title ?? metadata?.name ?? "");
  });
  // Where nothing is selected the Tab key comes here first.
  const first = useEditing((state) => state.selected.size === 0);
  return (
    <div
      role="treeitem"
      aria-level={1}
      aria-expanded="true"
      aria-selected="false"
      tabIndex={first ? 0 : -1}
      className={styles.row}
    >
      <span className={styles.caret} />
      <Icon of={flowIcon} size={14} />
      <span className={styles.name}>{title}</span>
    </div>
  );
}

function Row({ row, onToggle }: { readonly row: OutlineRow; readonly onToggle: () => void }) {
  const editor = useEditor();
  const selected = useEditing((state) => state.selected.has(row.path));
  const wrong = useEditing((state) => state.problems.has(row.path));
  return (
    <div
      role="treeitem"
      aria-level={row.level + 1}
      aria-selected={selected}
      aria-expanded={row.holds ? row.open : undefined}
      tabIndex={selected ? 0 : -1}
      data-path={row.path}
      className={classes(styles.row, selected && styles.selected)}
      style={{ paddingInlineStart: 8 + row.level * 14 }}
      onClick={() => reveal(editor, row.path)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          reveal(editor, row.path);
        } else if (row.holds && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
          if ((event.key === "ArrowRight") !== row.open) {
            onToggle();
          }
        }
      }}
    >
      {row.holds ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.caret}
          aria-label={row.open ? words.shut(row.title) : words.open(row.title)}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Icon of={row.open ? open : closed} size={12} />
        </button>
      ) : (
        <span className={styles.caret} />
      )}
      <Icon of={lookOf(row.type).icon} size={14} />
      <span className={classes(styles.name, wrong && styles.wrong)}>{row.title}</span>
      {row.uses !== "" && <span className={styles.version}>{`v${row.uses.split("@")[1] ?? "?"}`}</span>}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by !== 0) {
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.max(0, at + by)]?.focus();
  }
}
