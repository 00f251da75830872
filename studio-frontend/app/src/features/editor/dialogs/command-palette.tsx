import { icon as bolt } from "icon:command";
import { icon as searchIcon } from "icon:magnifying-glass";
import { icon as flowIcon } from "icon:tree-structure";
import { holdersOf, nodeView, queryOf, searchFlow, titleOf } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Dialog } from "radix-ui";
import { useId, useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { classes, Icon } from "../../../ui/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { reveal } from "../actions/selection.ts";
import { addPicked } from "../actions/steps.ts";
import { COMMANDS, isPossible, shownKeys } from "../keys/commands.ts";
import { Keys } from "../keys/keys.tsx";
import { matching, typesToPick } from "../panels/pickable.ts";
import { Tile } from "../sheet/tile.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import styles from "./command-palette.module.css";

const words = messages.editor.palette;
const EACH = 8;

/** Something that the palette offers. */
interface Offer {
  readonly key: string;
  readonly group: "steps" | "do" | "flows";
  readonly title: string;
  readonly detail: string;
  readonly type?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** Finds a step, a command or a flow by a few letters. */
export function CommandPalette() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "commands");
  const close = () => editor.setState({ dialog: undefined });
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined}>
          <Dialog.Title className={styles.hidden}>{words.title}</Dialog.Title>
          <Finder onDone={close} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Finder({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const offers = useOffers(text);
  const active = Math.min(at, offers.length - 1);
  const take = (offer: Offer | undefined) => {
    onDone();
    offer?.run();
  };
  return (
    <>
      <div className={styles.head}>
        <Icon of={searchIcon} size={18} />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={offers[active] ? `${list}-${active}` : undefined}
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (by !== 0) {
              event.preventDefault();
              setAt((active + by + offers.length) % Math.max(1, offers.length));
            } else if (event.key === "Enter") {
              event.preventDefault();
              take(offers[active]);
            }
          }}
        />
        <Keys of={["Esc"]} />
      </div>
      <div id={list} role="listbox" aria-label={words.title} className={styles.list}>
        {offers.map((offer, i) => (
          <Row
            key={offer.key}
            id={`${list}-${i}`}
            offer={offer}
            head={offers[i - 1]?.group === offer.group ? undefined : words.groups[offer.group]}
            active={i === active}
            onPoint={() => setAt(i)}
            onTake={() => take(offer)}
          />
        ))}
        {offers.length === 0 && <p className={styles.none}>{words.none(text)}</p>}
      </div>
      <div className={styles.foot}>
        {words.filters.map(([sign, means]) => (
          <span key={sign}>
            <Keys of={[sign]} /> {means}
          </span>
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly offer: Offer;
  readonly head: string | undefined;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function Row({ id, offer, head, active, onPoint, onTake }: RowProps) {
  return (
    <>
      {head !== undefined && (
        <div role="presentation" className={styles.group}>
          {head}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={classes(styles.row, active && styles.active)}
        ref={(row) => {
          if (active) {
            row?.scrollIntoView({ block: "nearest" });
          }
        }}
        onPointerMove={onPoint}
        onClick={onTake}
      >
        {offer.type === undefined ? (
          <Icon of={offer.group === "flows" ? flowIcon : bolt} />
        ) : (
          <Tile type={offer.type} small />
        )}
        <span className={styles.name}>{offer.title}</span>
        <span className={styles.detail}>{offer.detail}</span>
        {offer.keys && <Keys of={offer.keys} />}
      </div>
    </>
  );
}

function useOffers(typed: string): readonly Offer[] {
  const editor = useEditor();
  const navigate = useNavigate();
  const flow = useEditing((state) => state.flow);
  const types = useEditing((state) => state.types);
  const sign = typed.trim().charAt(0);
  const only = sign === ">" || sign === "@" || sign === "#" ? sign : "";
  const text = (only === "" ? typed : typed.trim().slice(1)).trim();
  const flows = useQuery(flowQueries.list(false));
  return useMemo(() => {
    const steps = only === "" || only === "@" ? stepOffers(editor, text) : [];
    const commands = only === "" || only === ">" ? commandOffers(editor, text) : [];
    const adding =
      (only === "" || only === ">") && text !== "" && editor.getState().mayEdit ? addOffers(editor, text) : [];
    const open = (id: string) => () => void navigate({ to: "/flows/$flow", params: { flow: id } });
    const others = text === "" || only === ">" || only === "@" ? [] : (flows.data ?? []);
    const flowOffers = others
      .filter(({ title, id }) => title.toLowerCase().includes(text.toLowerCase()) && id !== editor.getState().id)
      .slice(0, EACH)
      .map(({ id, title, name }): Offer => ({ key: `flow:${id}`, group: "flows", title, detail: name, run: open(id) }));
    return flow && types ? [...steps, ...adding, ...commands, ...flowOffers] : [];
  }, [editor, navigate, flow, types, text, only, flows.data]);
}

function stepOffers(editor: Editor, text: string): readonly Offer[] {
  const { flow, types, problems } = editor.getState();
  if (text === "") {
    return [];
  }
  const found = searchFlow(flow, queryOf(text, new Set(problems.keys())), types);
  const low = text.toLowerCase();
  return [...found]
    .sort(
      (a, b) => Number(b.view.title.toLowerCase().startsWith(low)) - Number(a.view.title.toLowerCase().startsWith(low)),
    )
    .slice(0, EACH)
    .map(({ path, view }) => ({
      key: `step:${path}`,
      group: "steps",
      title: view.title,
      detail: holdersOf(path)
        .map((holder) => titleOf(flow, holder))
        .join(" › "),
      type: nodeView(flow, path)?.type ?? "",
      run: () => reveal(editor, path),
    }));
}

function commandOffers(editor: Editor, text: string): readonly Offer[] {
  const low = text.toLowerCase();
  const names = messages.editor.commands;
  return COMMANDS.filter(
    (command) =>
      command.id !== "commands" &&
      names[command.id].toLowerCase().includes(low) &&
      isPossible(command, editor.getState()),
  )
    .slice(0, text === "" ? 12 : EACH)
    .map((command) => ({
      key: `do:${command.id}`,
      group: "do",
      title: names[command.id],
      detail: "",
      ...(command.key !== undefined && { keys: shownKeys(command.key) }),
      // The palette has to be gone before something else opens.
      run: () => setTimeout(() => command.run(editor)),
    }));
}

function addOffers(editor: Editor, text: string): readonly Offer[] {
  return matching(typesToPick(editor.getState().types), text)
    .slice(0, 4)
    .map((each) => ({
      key: `add:${each.key}`,
      group: "do",
      title: words.add(each.title),
      detail: each.summary,
      type: each.type,
      run: () => addPicked(editor, each.picked, { holder: "" }),
    }));
}
