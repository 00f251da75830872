import { icon as undoIcon } from "icon:arrow-u-up-left";
import { icon as redoIcon } from "icon:arrow-u-up-right";
import { icon as caret } from "icon:caret-right";
import { icon as command } from "icon:command";
import { icon as play } from "icon:play-fill";
import { Link } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { Button, Icon, IconButton, Mark } from "../../../ui/index.ts";
import { redo, undo } from "../actions/apply.ts";
import { shownKeys } from "../keys/commands.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { flowTitle } from "../store/flow-title.ts";
import styles from "./editor-bar.module.css";
import { SavingState } from "./saving-state.tsx";

const words = messages.editor.bar;

/** The line over the sheet: where one is, whether all is saved, what can be done with the flow. */
export function EditorBar({ folder }: { readonly folder: string }) {
  const editor = useEditor();
  const title = useEditing((state) => flowTitle(state.flow));
  const mayEdit = useEditing((state) => state.mayEdit);
  const runs = useEditing((state) => state.left === "runs");
  const back = useEditing((state) => state.undo);
  const again = useEditing((state) => state.redo);
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.home} aria-label={words.home}>
        <Mark />
      </Link>
      <Link to="/" search={folder === "" ? {} : { folder }} className={styles.folder}>
        {folder === "" ? words.flows : folder}
      </Link>
      <Icon of={caret} size={12} />
      <h1 className={styles.title}>{title}</h1>
      <SavingState />
      <span className={styles.space} />
      <nav className={styles.tabs} aria-label={words.tabs}>
        <button type="button" aria-current="page" className={styles.tab}>
          {words.edit}
        </button>
        <button
          type="button"
          aria-pressed={runs}
          className={styles.tab}
          onClick={() => editor.setState({ left: runs ? undefined : "runs" })}
        >
          {words.runs}
        </button>
        <button type="button" className={styles.tab} onClick={() => editor.setState({ dialog: "versions" })}>
          {words.versions}
        </button>
      </nav>
      <span className={styles.space} />
      {mayEdit && (
        <>
          <IconButton
            icon={undoIcon}
            label={back === undefined ? words.nothingToUndo : words.undo(back)}
            hint={shownKeys("mod+z").join("")}
            disabled={back === undefined}
            onClick={() => undo(editor)}
          />
          <IconButton
            icon={redoIcon}
            label={again === undefined ? words.nothingToRedo : words.redo(again)}
            hint={shownKeys("mod+shift+z").join("")}
            disabled={again === undefined}
            onClick={() => redo(editor)}
          />
        </>
      )}
      <IconButton
        icon={command}
        label={words.commands}
        hint={shownKeys("mod+k").join("")}
        onClick={() => editor.setState({ dialog: "commands" })}
      />
      {mayEdit && <Button onClick={() => editor.setState({ dialog: "publish" })}>{words.publish}</Button>}
      <Button kind="accent" icon={play} onClick={() => editor.setState({ dialog: "run" })}>
        {words.run}
      </Button>
    </header>
  );
}
