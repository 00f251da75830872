import { useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { classes } from "../../../ui/index.ts";
import { focusSheet, rename } from "../actions/steps.ts";
import { useEditor } from "../store/editor-context.tsx";
import styles from "./title-field.module.css";

interface TitleFieldProps {
  readonly path: string;
  readonly title: string;
}

/** The title of a step while it is typed anew, in its place. */
export function TitleField({ path, title }: TitleFieldProps) {
  const editor = useEditor();
  const dropped = useRef(false);
  return (
    <input
      className={classes(styles.field, "nodrag", "nopan")}
      aria-label={messages.editor.step.title}
      defaultValue={title}
      maxLength={200}
      // Renaming begins where a person pointed.
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus();
          field.select();
        }
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" || event.key === "Escape") {
          dropped.current = event.key === "Escape";
          event.currentTarget.blur();
          focusSheet();
        }
      }}
      onBlur={(event) => rename(editor, path, dropped.current ? title : event.currentTarget.value)}
    />
  );
}
