import { type ConflictField, EditRefused, idOf, isObject, type JsonValue, titleOf } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { Button } from "../../../ui/index.ts";
import { refuse } from "../actions/apply.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { OpenConflict } from "../store/editor-state.ts";
import { flowTitle } from "../store/flow-title.ts";
import styles from "./notices.module.css";

const words = messages.editor.conflict;
const MOST_FIELDS = 4;

/** What was changed here and elsewhere: a person decides. */
export function ConflictCards() {
  const conflicts = useEditing((state) => state.conflicts);
  return conflicts.map((open) => (
    <ConflictCard key={`${flowTitle(open.session.state.flow)}:${open.conflict.id}`} open={open} />
  ));
}

function ConflictCard({ open: { session, conflict } }: { readonly open: OpenConflict }) {
  const editor = useEditor();
  const { flow } = session.state;
  const [first] = conflict.fields;
  const title = first === undefined || first.node === "" ? words.theFlow : titleOf(flow, first.node);
  const decide = (side: "mine" | "theirs") => {
    try {
      session.resolve(conflict.id, side);
    } catch (fault) {
      if (fault instanceof EditRefused) {
        refuse(editor, fault.message);
      } else {
        throw fault;
      }
    }
  };
  return (
    <section className={styles.conflict} role="alert">
      <p>{words.title(title)}</p>
      <ul>
        {conflict.fields.slice(0, MOST_FIELDS).map((field) => (
          <li key={`${field.node}/${field.member.join("/")}`}>
            <b>{nameOf(field)}</b>
            <span>{words.there(shown(field.theirs))}</span>
            <span>{words.here(shown(field.mine))}</span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button small onClick={() => decide("mine")}>
          {words.mine}
        </Button>
        <Button small onClick={() => decide("theirs")}>
          {words.theirs}
        </Button>
      </div>
    </section>
  );
}

function nameOf({ node, member }: ConflictField): string {
  const name = member.filter((part) => part !== "with").join(" › ");
  return name === "" ? idOf(node) : name;
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) {
    return words.nothing;
  }
  const text =
    typeof value === "string" ? value : isObject(value) ? Object.keys(value).join(", ") : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)} …` : text;
}
