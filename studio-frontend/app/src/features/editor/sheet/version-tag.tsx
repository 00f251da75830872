import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { select } from "../actions/selection.ts";
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
  const isDraft = useEditing((state) => state.inner.has(uses));
  if (!called) {
    return null;
  }
  const newer = called.newest > called.number;
  return (
    <>
      <Link to="/flows/$flow" params={{ flow: called.id }} className={`${styles.tag} nodrag`} title={words.open}>
        {isDraft ? words.draftTag : words.version(called.number)}
      </Link>
      {newer && (
        <button
          type="button"
          className={`${styles.tag} ${styles.newer} nodrag`}
          onClick={(event) => {
            event.stopPropagation();
            select(editor, [path]);
            editor.setState({ dialog: { about: "update-called", uses } });
          }}
        >
          {words.update(called.newest)}
        </button>
      )}
    </>
  );
}
