import { icon as search } from "icon:magnifying-glass";
import { Popover } from "radix-ui";
import { useId, useMemo, useRef, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import { addPicked, focusSheet } from "../actions/steps.ts";
import { Keys } from "../keys/keys.tsx";
import { Tile } from "../sheet/tile.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { PickerPlace } from "../store/editor-state.ts";
import { fittingBest, matching, type Pickable, typesToPick, useFlowsToPick } from "./pickable.ts";
import styles from "./picker.module.css";

const words = messages.editor.picker;

/** Asks for the next step, where the wire was let go or the pointer is. */
export function Picker() {
  const editor = useEditor();
  const place = useEditing((state) => state.picker);
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect() });
  const { screen } = place ?? {};
  anchor.current = {
    getBoundingClientRect: () =>
      new DOMRect(screen?.x ?? innerWidth / 2 - 220, screen?.y ?? Math.round(innerHeight * 0.22), 0, 0),
  };
  const close = () => {
    editor.setState({ picker: undefined });
    focusSheet();
  };
  return (
    <Popover.Root open={place !== undefined} onOpenChange={(open) => !open && close()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        {place && (
          <Popover.Content
            className={styles.picker}
            align="start"
            side="right"
            sideOffset={12}
            alignOffset={-20}
            collisionPadding={12}
            aria-label={words.title}
            onCloseAutoFocus={(event) => event.preventDefault()}
          >
            <Choices place={place} />
          </Popover.Content>
        )}
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ place }: { readonly place: PickerPlace }) {
  const editor = useEditor();
  const types = useEditing((state) => state.types);
  const id = useEditing((state) => state.id);
  const source = useEditing((state) => (place.from ? state.scene.nodes.get(place.from.path)?.view : undefined));
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const flows = useFlowsToPick(id);
  const choices = useMemo(() => {
    const all = [...typesToPick(types), ...(place.replace === undefined ? flows : [])];
    const found = matching(all, text);
    const best = text === "" && source ? fittingBest(types.get(source.type)) : [];
    const first = best.flatMap((type) => found.filter((each) => each.key === type));
    return [
      ...first.map((each) => ({ ...each, section: "best" as const })),
      ...found.filter((each) => !first.includes(each)),
    ];
  }, [types, flows, text, source, place.replace]);
  const active = Math.min(at, choices.length - 1);
  const take = (choice: Pickable | undefined) => choice && addPicked(editor, choice.picked, place);
  return (
    <>
      <div className={styles.head}>
        <Icon of={search} />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={choices[active] ? `${list}-${active}` : undefined}
          aria-label={words.title}
          placeholder={source ? words.findAfter(source.title) : words.find}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              const by = event.key === "ArrowDown" ? 1 : -1;
              setAt((active + by + choices.length) % Math.max(1, choices.length));
            } else if (event.key === "Enter") {
              event.preventDefault();
              take(choices[active]);
            }
          }}
        />
      </div>
      <div id={list} role="listbox" aria-label={words.title} className={styles.list}>
        {choices.map((choice, i) => (
          <Choice
            key={`${choice.section}:${choice.key}`}
            id={`${list}-${i}`}
            choice={choice}
            head={
              choices[i - 1]?.section !== choice.section && text === "" ? words.sections[choice.section] : undefined
            }
            active={i === active}
            onPoint={() => setAt(i)}
            onTake={() => take(choice)}
          />
        ))}
        {choices.length === 0 && <p className={styles.none}>{words.none(text)}</p>}
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly choice: Pickable;
  readonly head: string | undefined;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function Choice({ id, choice, head, active, onPoint, onTake }: ChoiceProps) {
  return (
    <>
      {head !== undefined && (
        <div role="presentation" className={styles.section}>
          {head}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={classes(styles.option, active && styles.active)}
        ref={(option) => {
          if (active) {
            option?.scrollIntoView({ block: "nearest" });
          }
        }}
        onPointerMove={onPoint}
        onClick={onTake}
      >
        <Tile type={choice.type} small />
        <span className={styles.name}>{choice.title}</span>
        <span className={styles.summary}>{choice.summary}</span>
        {active && <Keys of={["↵"]} />}
      </div>
    </>
  );
}
