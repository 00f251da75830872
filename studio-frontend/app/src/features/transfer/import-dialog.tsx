import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, DialogActions, Notice } from "../../ui/index.ts";
import { sorted } from "./accepted.ts";
import { FileButton } from "./file-button.tsx";
import { FileDrop } from "./file-drop.tsx";
import { FilePlan } from "./file-plan.tsx";
import { type Choice, type Given, openItems, planQuery } from "./plan.ts";
import styles from "./transfer.module.css";
import { useApply } from "./use-apply.ts";

const words = messages.transfer;

interface ImportDialogProps {
  /** What was dropped; none where files are still to be chosen. */
  readonly files: readonly File[];
  readonly refused: readonly string[];
  /** Flows have come or changed. */
  readonly onImported: () => void;
  readonly onClose: () => void;
}

/** Shows what an import would do, asks what has to be decided, and does it. */
export function ImportDialog({ files, refused, onImported, onClose }: ImportDialogProps) {
  const [start] = useState(() => sorted(files));
  const [given, setGiven] = useState(() => start.files.map(asGiven));
  const [faults, setFaults] = useState<readonly string[]>(() => [...new Set([...refused, ...start.refused])]);
  const [chosen, setChosen] = useState<Readonly<Record<string, Readonly<Record<string, Choice>>>>>({});
  const [asked, setAsked] = useState(false);
  const plans = useQueries({ queries: given.map(planQuery) });
  const applying = useApply(onImported);
  const open = given.map((each, at) => ({ each, plan: plans[at]?.data, bad: plans[at]?.isError }));
  const ready = open.flatMap(({ each, plan, bad }) =>
    plan === undefined || bad || applying.done[each.id] !== undefined
      ? []
      : [{ given: each, plan, chosen: chosen[each.id] ?? {} }],
  );
  const flows = ready.flatMap(({ plan }) => plan.items.filter(({ action }) => action !== "unchanged"));
  const add = (more: readonly File[], others: readonly string[] = []) => {
    const next = sorted(more);
    setGiven([...given, ...next.files.map(asGiven)]);
    setFaults([...new Set([...others, ...next.refused])]);
  };
  const submit = () => {
    setAsked(true);
    if (ready.every(({ plan, chosen: choices }) => openItems(plan, choices).length === 0)) {
      applying.run(ready);
    }
  };
  const reading = plans.some(({ isFetching }) => isFetching);
  return (
    <Dialog open wide title={words.title} text={words.text} onClose={onClose}>
      <FileDrop onDrop={add} />
      <div className={styles.files}>
        {faults.map((fault) => (
          <Notice key={fault} title={fault} />
        ))}
        {given.map((each, at) => (
          <FilePlan
            key={each.id}
            given={each}
            query={plans[at]}
            chosen={chosen[each.id] ?? {}}
            asked={asked}
            done={applying.done[each.id]}
            fault={applying.faults[each.id]}
            onChoose={(key, choice) => setChosen({ ...chosen, [each.id]: { ...chosen[each.id], [key]: choice } })}
            onLeaveOut={() => setGiven(given.filter(({ id }) => id !== each.id))}
          />
        ))}
      </div>
      <DialogActions>
        <FileButton label={given.length === 0 ? words.choose : words.chooseMore} onFiles={add} />
        <Button onClick={onClose}>{ready.length === 0 ? messages.common.close : messages.common.cancel}</Button>
        {ready.length > 0 && (
          <Button kind="ink" busy={applying.busy || reading} disabled={flows.length === 0} onClick={submit}>
            {flows.length === 0 ? words.nothing : words.submit(flows.length)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function asGiven(file: File): Given {
  return { id: crypto.randomUUID(), file };
}
