import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, ProblemNotice } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { addNote, changeNote, deleteNote } from "./run-actions.ts";
import styles from "./run-notes.module.css";
import { type RunNote, runQueries } from "./run-queries.ts";
import panel from "./step-panel.module.css";

const words = messages.run.notes;
const MOST = 2_000;

/** What people noted on a run; each may change their own. */
export function RunNotes({ run }: { readonly run: string }) {
  const me = useMe();
  const notes = useQuery(runQueries.notes(run));
  const [writing, setWriting] = useState(false);
  const adding = useMutation({ mutationFn: (text: string) => addNote(run, text), onSuccess: () => setWriting(false) });
  const may = hasRole(me, "runner");
  const known = notes.data ?? [];
  if (known.length === 0 && !may) {
    return null;
  }
  return (
    <section className={panel.section}>
      <h3>{words.title}</h3>
      {known.length > 0 && (
        <ul className={styles.list}>
          {known.map((note) => (
            <NoteRow key={note.id} run={run} note={note} own={may && note.by === me.name} />
          ))}
        </ul>
      )}
      {writing && (
        <NoteField text="" busy={adding.isPending} onSave={adding.mutate} onCancel={() => setWriting(false)} />
      )}
      {adding.isError && <ProblemNotice fault={adding.error} />}
      {may && !writing && (
        <div>
          <Button small onClick={() => setWriting(true)}>
            {words.add}
          </Button>
        </div>
      )}
    </section>
  );
}

function NoteRow({ run, note, own }: { readonly run: string; readonly note: RunNote; readonly own: boolean }) {
  const [writing, setWriting] = useState(false);
  const changing = useMutation({
    mutationFn: (text: string) => changeNote(run, note.id, text),
    onSuccess: () => setWriting(false),
  });
  const deleting = useMutation({ mutationFn: () => deleteNote(run, note.id) });
  const fault = changing.error ?? deleting.error;
  return (
    <li className={styles.note}>
      {writing ? (
        <NoteField
          text={note.text}
          busy={changing.isPending}
          onSave={changing.mutate}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <p className={styles.text}>{note.text}</p>
      )}
      <p className={styles.by}>
        <span>{words.by(note.by, messages.time.moment(new Date(note.createdAt)))}</span>
        {own && !writing && (
          <>
            <Button small kind="ghost" onClick={() => setWriting(true)}>
              {words.change}
            </Button>
            <Button small kind="ghost" busy={deleting.isPending} onClick={() => deleting.mutate()}>
              {words.remove}
            </Button>
          </>
        )}
      </p>
      {fault !== null && <ProblemNotice fault={fault} />}
    </li>
  );
}

interface NoteFieldProps {
  readonly text: string;
  readonly busy: boolean;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function NoteField({ text, busy, onSave, onCancel }: NoteFieldProps) {
  const [typed, setTyped] = useState(text);
  return (
    <div className={styles.writing}>
      <textarea
        className={styles.field}
        aria-label={words.write}
        placeholder={words.help}
        maxLength={MOST}
        rows={3}
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody wants to write
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button small kind="ink" busy={busy} disabled={typed.trim() === ""} onClick={() => onSave(typed.trim())}>
          {words.save}
        </Button>
        <Button small kind="ghost" onClick={onCancel}>
          {messages.common.cancel}
        </Button>
      </div>
    </div>
  );
}
