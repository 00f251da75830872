import { EditRefused, holdersOf, queryOf, replaceAll, searchFlow, titleOf } from "@foldwork/model";
import { useMemo, useState } from "react";
import { messages } from "../../../messages/index.ts";
import { Button, confirmDone, Dialog, Field } from "../../../ui/index.ts";
import { applyToFlow, refuse, undo } from "../actions/apply.ts";
import { reveal } from "../actions/selection.ts";
import { Tile } from "../sheet/tile.tsx";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./search-dialog.module.css";

const words = messages.editor.search;
const MOST = 100;

/** Looks through all settings, and replaces what is found. */
export function SearchDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "search");
  return (
    <Dialog
      open={open}
      title={words.title}
      text={words.text}
      wide
      onClose={() => editor.setState({ dialog: undefined })}
    >
      <Search />
    </Dialog>
  );
}

function Search() {
  const editor = useEditor();
  const flow = useEditing((state) => state.flow);
  const types = useEditing((state) => state.types);
  const mayEdit = useEditing((state) => state.mayEdit);
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const problems = useEditing((state) => state.problems);
  const wrong = useMemo(() => new Set(problems.keys()), [problems]);
  const query = useMemo(() => queryOf(text, wrong), [text, wrong]);
  const hits = useMemo(() => searchFlow(flow, query, types), [flow, query, types]);
  const replace = () => {
    try {
      const filter = [...query.types.map((type) => `type:${type}`), ...[...query.is].map((is) => `is:${is}`)].join(" ");
      const { edit, count } = replaceAll(flow, { text: query.words.join(" "), by, filter, wrong }, types);
      if (applyToFlow(editor, () => edit)) {
        confirmDone(words.replaced(count), () => undo(editor));
      }
    } catch (fault) {
      if (fault instanceof EditRefused) {
        refuse(editor, fault.message);
      } else {
        throw fault;
      }
    }
  };
  return (
    <>
      <Field
        label={words.find}
        help={words.filters}
        value={text}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {mayEdit && (
        <div className={styles.replace}>
          <Field label={words.by} value={by} onChange={(event) => setBy(event.currentTarget.value)} />
          <Button disabled={query.words.length === 0 || hits.length === 0} onClick={replace}>
            {words.replace}
          </Button>
        </div>
      )}
      <p role="status">{text === "" ? "" : hits.length === 0 ? words.none(text) : words.found(hits.length)}</p>
      <ul className={styles.hits}>
        {hits.slice(0, MOST).map(({ path, view, texts }) => (
          <li key={path}>
            <button
              type="button"
              className={styles.hit}
              onClick={() => {
                editor.setState({ dialog: undefined });
                reveal(editor, path);
              }}
            >
              <Tile type={view.type} small />
              <b>{view.title}</b>
              <span>
                {texts[0]?.text.slice(0, 120) ??
                  holdersOf(path)
                    .map((holder) => titleOf(flow, holder))
                    .join(" › ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
