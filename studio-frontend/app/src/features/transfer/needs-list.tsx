import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../../ui/index.ts";
import { AddSecretDialog, ConnectionDialog, connectionKinds } from "../team/index.ts";
import { type Need, needed } from "./needed.ts";
import type { ImportPlan } from "./plan.ts";
import styles from "./transfer.module.css";

const words = messages.transfer;

interface NeedsListProps {
  readonly needs: ImportPlan["needs"];
  /** Something was added, or not: what is missing is to be asked again. */
  readonly onAdded: () => void;
}

/** Keys and connections that the flows need, each with the way to add it where the team lacks it. */
export function NeedsList({ needs, onAdded }: NeedsListProps) {
  const [adding, setAdding] = useState<Need>();
  const all = needed(needs);
  const { folders = [], flows = [] } = needs;
  const close = () => {
    setAdding(undefined);
    onAdded();
  };
  if (all.length + folders.length + flows.length === 0) {
    return null;
  }
  return (
    <div className={styles.needs}>
      <h4 className={styles.head}>{words.needs}</h4>
      <ul className={styles.items}>
        {all.map((need) => (
          <NeedRow key={need.id} need={need} onAdd={() => setAdding(need)} />
        ))}
      </ul>
      {folders.length > 0 && <p className={styles.small}>{words.folders(folders.join(", "))}</p>}
      {flows.length > 0 && <p className={styles.small}>{words.flows(flows.join(", "))}</p>}
      {adding !== undefined && adding.kind === undefined && <AddSecretDialog name={adding.name} onClose={close} />}
      {adding?.kind !== undefined && <ConnectionDialog name={adding.name} wanted={adding.kind} onClose={close} />}
    </div>
  );
}

function NeedRow({ need: { name, kind, state }, onAdd }: { readonly need: Need; readonly onAdd: () => void }) {
  const known = kind === undefined || connectionKinds.some((each) => each.kind === kind);
  const title = kind === undefined ? words.secret(name) : words.connection(name, kind);
  return (
    <li className={styles.row}>
      <span className={styles.name}>{title}</span>
      {state === "there" && <span className={styles.small}>{words.there}</span>}
      {state === "other" && <span className={styles.small}>{words.otherKindThere}</span>}
      {state === "missing" && !known && <span className={styles.small}>{words.kindUnknown}</span>}
      {state === "missing" && known && (
        <Button small aria-label={words.addNamed(title)} onClick={onAdd}>
          {words.add}
        </Button>
      )}
    </li>
  );
}
