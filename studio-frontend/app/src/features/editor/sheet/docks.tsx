import { icon as cursor } from "icon:cursor";
import { icon as fit } from "icon:frame-corners";
import { icon as hand } from "icon:hand";
import { icon as wand } from "icon:magic-wand";
import { icon as minus } from "icon:minus";
import { icon as note } from "icon:note-blank";
import { icon as plus } from "icon:plus";
import { icon as outline } from "icon:tree-structure";
import { useStore as useFlowStore } from "@xyflow/react";
import { messages } from "../../../messages/index.ts";
import { IconButton } from "../../../ui/index.ts";
import { fitAll, zoomBy, zoomTo } from "../actions/camera.ts";
import { addByKey } from "../actions/key-wire.ts";
import { COMMANDS } from "../keys/commands.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./docks.module.css";

const words = messages.editor.docks;

/** How near one is. */
export function ZoomDock() {
  const editor = useEditor();
  const percent = useFlowStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className={styles.zoom} role="toolbar" aria-label={words.zoom}>
      <IconButton icon={minus} label={words.out} onClick={() => zoomBy(editor, "out")} />
      <button type="button" className={styles.percent} title={words.full} onClick={() => zoomTo(editor, 1)}>
        {`${percent} %`}
      </button>
      <IconButton icon={plus} label={words.in} onClick={() => zoomBy(editor, "in")} />
      <IconButton icon={fit} label={words.fit} hint="F" onClick={() => fitAll(editor)} />
    </div>
  );
}

/** What the pointer does, and what can be put on the sheet. */
export function ToolDock() {
  const editor = useEditor();
  const tool = useEditing((state) => state.tool);
  const mayEdit = useEditing((state) => state.mayEdit);
  const left = useEditing((state) => state.left);
  const command = (id: string) => () => COMMANDS.find((each) => each.id === id)?.run(editor);
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.tools}>
      <IconButton
        icon={cursor}
        label={words.select}
        aria-pressed={tool === "select"}
        onClick={() => editor.setState({ tool: "select" })}
      />
      <IconButton
        icon={hand}
        label={words.hand}
        aria-pressed={tool === "hand"}
        onClick={() => editor.setState({ tool: "hand" })}
      />
      {mayEdit && <IconButton icon={plus} label={words.add} hint="N" onClick={() => addByKey(editor)} />}
      {mayEdit && <IconButton icon={note} label={words.note} onClick={command("note")} />}
      <span className={styles.line} />
      <IconButton
        icon={outline}
        label={words.outline}
        hint="O"
        aria-pressed={left === "outline"}
        onClick={command("outline")}
      />
      {mayEdit && <IconButton icon={wand} label={words.tidy} hint="⇧T" onClick={command("tidy")} />}
    </div>
  );
}
