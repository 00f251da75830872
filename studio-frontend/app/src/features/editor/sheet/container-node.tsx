import { icon as caret } from "icon:caret-down-bold";
import { icon as focus } from "icon:corners-out";
import { DONE, ERROR, type SceneNode } from "@foldwork/model";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon, IconButton } from "../../../ui/index.ts";
import { toggleFolded } from "../actions/borders.ts";
import { fitPaths } from "../actions/camera.ts";
import { beginRenaming } from "../actions/steps.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./container-node.module.css";
import { Entry, Eyelet } from "./port.tsx";
import { RunMark } from "./run-marks.tsx";
import { INNER_ENTRY, INNER_EXIT, type StepNode } from "./sheet-types.ts";
import { kindOf } from "./summary.ts";
import { Tile } from "./tile.tsx";
import { TitleField } from "./title-field.tsx";
import { VersionTag } from "./version-tag.tsx";

const words = messages.editor.step;

/** An unfolded container: its steps lie on it. */
export const Container = memo(function Container({ id, data, selected, isConnectable }: NodeProps<StepNode>) {
  const { node } = data;
  const editor = useEditor();
  const isTarget = useEditing((state) => state.dragging?.target === id);
  const empty = useEditing((state) => state.scene.nodes.get(id)?.view.size === 0 && node.called === undefined);
  return (
    <div
      className={classes(
        styles.container,
        styles[depthClass(node.depth)],
        node.called !== undefined && styles.called,
        node.view.type.startsWith("flow.group") && styles.group,
        selected && styles.selected,
        isTarget && styles.target,
      )}
      data-run={data.run}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has F2 */}
      <div
        className={classes(styles.head, "container-head")}
        onDoubleClick={(event) => {
          event.stopPropagation();
          beginRenaming(editor, id);
        }}
      >
        <button
          type="button"
          tabIndex={-1}
          className={classes(styles.caret, "nodrag")}
          aria-label={words.fold(node.view.title)}
          onClick={(event) => {
            event.stopPropagation();
            toggleFolded(editor, [id]);
          }}
        >
          <Icon of={caret} size={12} />
        </button>
        <Tile type={node.view.type} small />
        <Title node={node} />
        <span className={styles.space} />
        <RunMark part="Fact" path={id} />
        <RunMark part="Badge" path={id} />
        <IconButton
          icon={focus}
          label={words.focus}
          tabIndex={-1}
          className={classes(styles.focus, "nodrag")}
          onClick={() => fitPaths(editor, [id])}
        />
      </div>
      {empty && <p className={styles.empty}>{words.emptyInside}</p>}
      <Eyelets node={node} connectable={isConnectable} />
    </div>
  );
});

function Title({ node }: { readonly node: SceneNode }) {
  const type = useEditing((state) => state.types.get(node.view.type));
  const renaming = useEditing((state) => state.renaming === node.path);
  return (
    <>
      {renaming ? (
        <TitleField path={node.path} title={node.view.title} />
      ) : (
        <b className={styles.title}>{node.view.title}</b>
      )}
      <span className={styles.kind}>{kindOf(node.view, type)}</span>
      {node.called !== undefined && <VersionTag path={node.path} uses={node.called} />}
    </>
  );
}

function Eyelets({ node, connectable }: { readonly node: SceneNode; readonly connectable: boolean }) {
  const top = node.box.y;
  const { in: entry, out, error } = node.eyelets ?? { in: top, out: top, error: top };
  return (
    <>
      <Entry y={entry - top} shown={false} connectable={connectable} />
      <Eyelet id={INNER_ENTRY} type="source" side="left" y={entry - top} connectable={false} />
      <Eyelet id={INNER_EXIT} type="target" side="right" y={out - top} connectable={false} />
      <Eyelet id={DONE} type="source" side="right" y={out - top} connectable={connectable} />
      <Eyelet id={ERROR} type="source" side="right" y={error - top} error connectable={connectable} />
    </>
  );
}

/** Fills of depth 1 to 4; from depth 5 on 3 and 4 take turns. */
function depthClass(depth: number): "d1" | "d2" | "d3" | "d4" {
  const level = depth + 1;
  const names = ["d1", "d2", "d3", "d4"] as const;
  return names[level <= 4 ? level - 1 : 2 + ((level - 5) % 2)] ?? "d4";
}
