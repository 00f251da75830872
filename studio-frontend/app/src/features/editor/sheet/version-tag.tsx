import { changeNodes } from "@foldwork/model";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { apply } from "../actions/apply.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./version-tag.module.css";

const words = messages.editor.called;

interface VersionTagProps {
  readonly path: string;
  readonly uses: string;
}

/** Which version of another flow is called here; a newer one can be taken over. */
export function VersionTag({ path, uses }: VersionTagProps) {
  const editor = useEditor();
  const called = useEditing((state) => state.called.get(uses));
  if (!called) {
    return null;
  }
  const newer = called.newest > called.number;
  const next = `${uses.split("@")[0]}@${called.newest}`;
  return (
    <>
      <Link to="/flows/$flow" params={{ flow: called.id }} className={`${styles.tag} nodrag`} title={words.open}>
        {words.version(called.number)}
      </Link>
      {newer && (
        <button
          type="button"
          className={`${styles.tag} ${styles.newer} nodrag`}
          onClick={(event) => {
            event.stopPropagation();
            apply(editor, (flow) => changeNodes(flow, [path], { uses: next }));
          }}
        >
          {words.update(called.newest)}
        </button>
      )}
    </>
  );
}
