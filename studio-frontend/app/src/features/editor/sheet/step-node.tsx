import { icon as caret } from "icon:caret-right-bold";
import { icon as laptop } from "icon:laptop";
import { icon as disabledIcon } from "icon:prohibit";
import { icon as pinIcon } from "icon:push-pin";
import { icon as warning } from "icon:warning-circle";
import type { NodeView, SceneNode } from "@foldwork/model";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import { toggleFolded } from "../actions/borders.ts";
import { beginRenaming } from "../actions/steps.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { FoldStrip } from "./fold-strip.tsx";
import { Entry, Port, portHeight } from "./port.tsx";
import { RunMark, useRunOverlay } from "./run-marks.tsx";
import type { StepNode } from "./sheet-types.ts";
import styles from "./step-node.module.css";
import { insideCount, summaryOf } from "./summary.ts";
import { Tile } from "./tile.tsx";
import { TitleField } from "./title-field.tsx";
import { WidthGrip } from "./width-grip.tsx";

const words = messages.editor.step;

/** A folded step. */
export const Step = memo(function Step(props: NodeProps<StepNode>) {
  const far = useEditing((state) => state.far);
  return far ? <Block {...props} /> : <WholeStep {...props} />;
});

/** A step from far away. Its ports stay, though nobody sees them: React Flow measures there where wires meet it. */
function Block({ data, selected }: NodeProps<StepNode>) {
  const { view, shape } = data.node;
  return (
    <div className={classes(styles.step, selected && styles.selected)} data-run={data.run}>
      <div className={styles.block}>
        <Tile type={view.type} />
      </div>
      <Entry shown={false} connectable={false} />
      {shape.ports.map((port) => (
        <Port key={port.name} port={port} y={portHeight(port, shape)} connectable={false} />
      ))}
    </div>
  );
}

function WholeStep({ id, data, selected, draggable, isConnectable }: NodeProps<StepNode>) {
  const { node } = data;
  const { view, shape } = node;
  const editor = useEditor();
  const type = useEditing((state) => state.types.get(view.type));
  const renaming = useEditing((state) => state.renaming === id);
  const grip = useEditing((state) => selected && draggable && state.selected.size === 1);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has F2
    <div
      className={classes(styles.step, selected && styles.selected, view.disabled && styles.disabled)}
      data-run={data.run}
      onDoubleClick={(event) => {
        event.stopPropagation();
        beginRenaming(editor, id);
      }}
    >
      <div className={styles.card}>
        <div className={styles.main}>
          <Tile type={view.type} />
          <div className={styles.text}>
            <div className={styles.first}>
              {renaming ? <TitleField path={id} title={view.title} /> : <b className={styles.title}>{view.title}</b>}
              <Badge path={id} view={view} />
            </div>
            <div className={styles.second}>
              <div className={styles.summary}>{summaryOf(view, type)}</div>
              <RunMark part="Fact" path={id} />
            </div>
          </div>
        </div>
        {shape.strip && <Strip node={node} onUnfold={() => toggleFolded(editor, [id])} />}
        {shape.ports
          .filter((port) => port.shown && port.kind !== "plain")
          .map((port) => (
            <div key={port.name} className={styles.way}>
              {port.label}
            </div>
          ))}
        <RunMark part="Foot" path={id} />
        <RunMark part="Band" path={id} />
      </div>
      <Entry shown={view.needs.length > 0 || node.depth > 0} connectable={isConnectable} />
      {shape.ports.map((port) => (
        <Port key={port.name} port={port} y={portHeight(port, shape)} connectable={isConnectable} />
      ))}
      {grip && <WidthGrip path={id} width={node.box.width} />}
    </div>
  );
}

function Strip({ node, onUnfold }: { readonly node: SceneNode; readonly onUnfold: () => void }) {
  const called = useEditing((state) => (node.called === undefined ? undefined : state.called.get(node.called)));
  const count = insideCount(node.view, called?.snapshot);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes(styles.strip, "nodrag")}
      aria-label={words.unfold(node.view.title)}
      onClick={(event) => {
        event.stopPropagation();
        onUnfold();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <FoldStrip path={node.path} called={called?.snapshot} />
      <span>{node.called !== undefined && !called ? words.unknownInside : words.inside(count)}</span>
      <Icon of={caret} size={12} />
    </button>
  );
}

/** At most one mark: what happened in a run, else what is wrong, else how it is set. */
function Badge({ path, view }: { readonly path: string; readonly view: NodeView }) {
  const problems = useEditing((state) => state.problems.get(path));
  const pinned = useEditing((state) => state.pins.has(path));
  const overlay = useRunOverlay();
  const ran = useEditing((state) => state.places.has(path));
  if (overlay && ran) {
    return <overlay.Badge path={path} />;
  }
  if (problems && problems.length > 0) {
    const serious = problems.some(({ severity }) => severity === "error");
    return (
      <span
        className={serious ? styles.problem : styles.warning}
        title={problems.map((problem) => problem.message).join("\n")}
      >
        <Icon of={warning} size={14} label={words.problems(problems.length)} />
        {problems.length > 1 && problems.length}
      </span>
    );
  }
  if (view.disabled) {
    return (
      <span className={styles.badge}>
        <Icon of={disabledIcon} size={14} label={words.disabled} />
      </span>
    );
  }
  if (pinned) {
    return (
      <span className={styles.badge}>
        <Icon of={pinIcon} size={14} label={words.pinned} />
      </span>
    );
  }
  return view.value.placement === "local" ? (
    <span className={styles.badge}>
      <Icon of={laptop} size={14} label={words.onMyComputer} />
    </span>
  ) : null;
}
