import { icon as search } from "icon:magnifying-glass";
import { icon as side } from "icon:sidebar-simple";
import { type DragEvent, useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { Icon, IconButton } from "../../../ui/index.ts";
import { addPicked } from "../actions/steps.ts";
import { Tile } from "../sheet/tile.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import { Panel, PanelHead } from "./panel.tsx";
import { matching, type Pickable, typesToPick, useFlowsToPick } from "./pickable.ts";
import { STEP_DRAG } from "./step-drop.ts";
import styles from "./steps-panel.module.css";

const words = messages.editor;

/** The palette of steps: click or drag one onto the sheet. */
export function StepsPanel() {
  const editor = useEditor();
  const types = useEditing((state) => state.types);
  const id = useEditing((state) => state.id);
  const [text, setText] = useState("");
  const flows = useFlowsToPick(id);
  const found = useMemo(() => matching([...typesToPick(types), ...flows], text), [types, flows, text]);
  const sections = [...new Set(found.map((each) => each.section))];
  return (
    <Panel label={words.stepsPanel.title} side="left" width={270}>
      <PanelHead title={words.stepsPanel.title}>
        <IconButton icon={side} label={words.stepsPanel.close} onClick={() => editor.setState({ left: undefined })} />
      </PanelHead>
      <div className={styles.search}>
        <Icon of={search} size={14} />
        <input
          type="search"
          aria-label={words.stepsPanel.find}
          placeholder={words.stepsPanel.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={styles.list}>
        {sections.map((section) => (
          <section key={section} aria-label={words.picker.sections[section]}>
            <h3 className={styles.section}>{words.picker.sections[section]}</h3>
            {found
              .filter((each) => each.section === section)
              .map((each) => (
                <Entry key={each.key} pickable={each} />
              ))}
          </section>
        ))}
        {found.length === 0 && <p className={styles.none}>{words.picker.none(text)}</p>}
      </div>
    </Panel>
  );
}

function Entry({ pickable }: { readonly pickable: Pickable }) {
  const editor = useEditor();
  const begin = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData(STEP_DRAG, JSON.stringify(pickable.picked));
  };
  return (
    <button
      type="button"
      draggable
      className={styles.entry}
      onDragStart={begin}
      onClick={() => addPicked(editor, pickable.picked, { holder: "" })}
    >
      <Tile type={pickable.type} />
      <span className={styles.text}>
        <b>{pickable.title}</b>
        <span>{pickable.summary}</span>
      </span>
    </button>
  );
}
