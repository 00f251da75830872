import { icon as caret } from "icon:caret-right";
import { icon as flowIcon } from "icon:tree-structure";
import { holdersOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Icon } from "../../../ui/index.ts";
import { fitAll, fitPaths } from "../actions/camera.ts";
import { select } from "../actions/selection.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { flowTitle } from "../store/flow-title.ts";
import styles from "./breadcrumb.module.css";

/** Where the selection is, from the flow down; every part leads there. */
export function Breadcrumb() {
  const editor = useEditor();
  const path = useEditing((state) => (state.selected.size === 1 ? [...state.selected][0] : undefined));
  const scene = useEditing((state) => state.scene);
  const title = useEditing((state) => flowTitle(state.flow));
  const depth = path === undefined ? 0 : (scene.nodes.get(path)?.depth ?? 0);
  if (path === undefined || depth === 0) {
    return null;
  }
  return (
    <nav className={styles.trail} aria-label={messages.editor.breadcrumb}>
      <Icon of={flowIcon} size={12} />
      <button
        type="button"
        onClick={() => {
          select(editor, []);
          fitAll(editor);
        }}
      >
        {title}
      </button>
      {holdersOf(path).map((holder) => (
        <span key={holder} className={styles.part}>
          <Icon of={caret} size={12} />
          <button
            type="button"
            onClick={() => {
              select(editor, [holder]);
              fitPaths(editor, [holder]);
            }}
          >
            {scene.nodes.get(holder)?.view.title ?? holder}
          </button>
        </span>
      ))}
      <span className={styles.part}>
        <Icon of={caret} size={12} />
        <b>{scene.nodes.get(path)?.view.title}</b>
      </span>
    </nav>
  );
}
