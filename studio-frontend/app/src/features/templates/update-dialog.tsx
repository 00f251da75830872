import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions, Loading, Notice, OneOf, ProblemNotice } from "../../ui/index.ts";
import { changeOf, type MergeItem, placeOf, shownSide } from "./merge-words.ts";
import { type TemplateCopy, type TemplateUpdate, takeUpdate, templateQueries } from "./template-queries.ts";
import styles from "./update.module.css";
import { UpdatePictures } from "./update-pictures.tsx";

const words = messages.templates.updates;

type Choices = Record<string, "mine" | "theirs">;

interface UpdateDialogProps {
  readonly copy: TemplateCopy;
  /** Called once the draft is another one. */
  readonly onUpdated?: () => void;
  readonly onClose: () => void;
}

/** Shows what an update would do and takes it over. */
export function UpdateDialog({ copy, onUpdated, onClose }: UpdateDialogProps) {
  const update = useQuery(templateQueries.update(copy.flow));
  return (
    <Dialog open wide title={words.dialog(copy.title)} text={words.text} onClose={onClose}>
      {update.isPending && <Loading what={words.loading} rows={3} />}
      {update.isError && <ProblemNotice fault={update.error} />}
      {update.data !== undefined && (
        <Changes
          key={`${update.data.revision} ${update.data.to}`}
          update={update.data}
          title={copy.title}
          onUpdated={() => {
            onUpdated?.();
            onClose();
          }}
          onAgain={() => update.refetch()}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface ChangesProps {
  readonly update: TemplateUpdate;
  readonly title: string;
  readonly onUpdated: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Changes({ update, title, onUpdated, onAgain, onClose }: ChangesProps) {
  const [choices, setChoices] = useState<Choices>({});
  const [asked, setAsked] = useState(false);
  const taking = useMutation({
    mutationFn: () => takeUpdate(update, choices),
    onSuccess: () => {
      confirmDone(words.done(title));
      onUpdated();
    },
  });
  const items = [...update.items, ...update.files];
  const of = (...outcomes: readonly MergeItem["outcome"][]) =>
    items.filter(({ outcome }) => outcomes.includes(outcome));
  const conflicts = of("conflict");
  const open = conflicts.filter(({ key }) => choices[key] === undefined);
  const take = () => {
    setAsked(open.length > 0);
    if (open.length === 0) {
      taking.mutate();
    }
  };
  return (
    <>
      {update.note !== "" && <p className={styles.note}>{update.note}</p>}
      <UpdatePictures update={update} />
      {conflicts.length > 0 && <h3>{words.conflicts(conflicts.length)}</h3>}
      {conflicts.map((item) => (
        <Conflict
          key={item.key}
          item={item}
          choice={choices[item.key]}
          missing={asked && choices[item.key] === undefined}
          onChoose={(choice) => setChoices({ ...choices, [item.key]: choice })}
        />
      ))}
      <ChangeList title={words.taken} items={of("taken", "joined")} side="merged" />
      <ChangeList title={words.kept} items={of("kept")} side="mine" />
      <ChangeList title={words.same} items={of("same")} side="mine" />
      {update.calls.length > 0 && <p>{words.calls(update.calls.join(", "))}</p>}
      {update.problems.length > 0 && (
        <Notice title={words.problems}>
          <ul>
            {update.problems.map(({ message }) => (
              <li key={String(message)}>{String(message)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {taking.isError && (
        <ProblemNotice fault={taking.error}>
          <Button small onClick={onAgain}>
            {words.lookAgain}
          </Button>
        </ProblemNotice>
      )}
      {asked && open.length > 0 && (
        <p role="alert" className={styles.fault}>
          {words.undecided}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{messages.common.cancel}</Button>
        <Button kind="ink" busy={taking.isPending} onClick={take}>
          {words.submit}
        </Button>
      </DialogActions>
    </>
  );
}

interface ChangeListProps {
  readonly title: (count: number) => string;
  readonly items: readonly MergeItem[];
  readonly side: "mine" | "merged";
}

function ChangeList({ title, items, side }: ChangeListProps) {
  if (items.length === 0) {
    return null;
  }
  return (
    <section>
      <h3>{title(items.length)}</h3>
      <ul>
        {items.map((item) => {
          const { place, what } = changeOf(item, side);
          return (
            <li key={item.key} className={styles.change}>
              <strong>{place}</strong> <span>{what}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ConflictProps {
  readonly item: MergeItem;
  readonly choice: "mine" | "theirs" | undefined;
  readonly missing: boolean;
  readonly onChoose: (choice: "mine" | "theirs") => void;
}

const SIDES = ["mine", "theirs"] as const;

function Conflict({ item, choice, missing, onChoose }: ConflictProps) {
  return (
    <OneOf legend={placeOf(item)} options={SIDES} chosen={choice} missing={missing} onChoose={onChoose}>
      {(side) => (
        <span>
          {words[side]}: <code className={styles.value}>{shownSide(item, side)}</code>
        </span>
      )}
    </OneOf>
  );
}
