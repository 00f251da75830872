import { notesOf, setNotes } from "@foldwork/model";
import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import { applyToFlow } from "../actions/apply.ts";
import { useEditor } from "../store/editor-context.tsx";
import styles from "./note-node.module.css";
import type { NoteNode } from "./sheet-types.ts";

const words = messages.editor.note;

/** A free note: what somebody wants others to know. */
export const Note = memo(function Note({ data, selected, draggable }: NodeProps<NoteNode>) {
  const editor = useEditor();
  const { note, number } = data;
  const change = (next: Partial<typeof note>) =>
    applyToFlow(editor, (flow) =>
      setNotes(
        flow,
        notesOf(flow).map((each, i) => (i === number ? { ...each, ...next } : each)),
      ),
    );
  return (
    <>
      {selected && draggable && (
        <NodeResizer
          minWidth={96}
          minHeight={40}
          lineClassName={styles.line ?? ""}
          handleClassName={styles.handle ?? ""}
          onResizeEnd={(_, { x, y, width, height }) =>
            change({ x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) })
          }
        />
      )}
      <div className={classes(styles.note, selected && styles.selected)}>
        {selected && draggable ? (
          <textarea
            className={classes(styles.text, "nodrag", "nowheel")}
            aria-label={words.text}
            placeholder={words.placeholder}
            defaultValue={note.text}
            maxLength={10_000}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === "Escape") {
                event.currentTarget.blur();
              }
            }}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        ) : (
          <p className={styles.text}>{note.text || words.placeholder}</p>
        )}
      </div>
    </>
  );
});
