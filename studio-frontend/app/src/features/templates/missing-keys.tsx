import { icon as check } from "icon:check-circle-fill";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, DialogActions, Icon } from "../../ui/index.ts";
import { AddSecretDialog, ConnectionDialog } from "../team/index.ts";
import { type Lacking, lackingOf } from "./lacking.ts";
import { type TemplateDetail, templateQueries } from "./template-queries.ts";
import styles from "./use-wizard.module.css";

const words = messages.templates.using;

interface MissingKeysProps {
  readonly template: TemplateDetail;
  readonly onGo: () => void;
}

/** Asks for the keys and connections that the team does not have. */
export function MissingKeys({ template, onGo }: MissingKeysProps) {
  const client = useQueryClient();
  // What was missing when the wizard came here: what is there by now stays in sight with its tick.
  const [lacking] = useState(() => lackingOf(template));
  const [adding, setAdding] = useState<Lacking>();
  const open = new Set(lackingOf(template).map(({ id }) => id));
  const close = () => {
    setAdding(undefined);
    void client.invalidateQueries({ queryKey: templateQueries.detail(template.id).queryKey });
  };
  return (
    <>
      {lacking.length === 0 && (
        <p className={styles.good}>
          <Icon of={check} />
          {words.nothingMissing}
        </p>
      )}
      {lacking.length > 0 && (
        <ul className={styles.keys}>
          {lacking.map((each) => (
            <LackingRow key={each.id} of={each} there={!open.has(each.id)} onAdd={() => setAdding(each)} />
          ))}
        </ul>
      )}
      {template.needs.folders.length > 0 && (
        <p className={styles.small}>{words.folders(template.needs.folders.join(", "))}</p>
      )}
      <DialogActions>
        <Button kind="ink" onClick={onGo}>
          {open.size > 0 ? words.later : words.next}
        </Button>
      </DialogActions>
      {adding !== undefined && adding.kind === undefined && <AddSecretDialog name={adding.name} onClose={close} />}
      {adding?.kind !== undefined && <ConnectionDialog name={adding.name} wanted={adding.kind} onClose={close} />}
    </>
  );
}

interface LackingRowProps {
  readonly of: Lacking;
  readonly there: boolean;
  readonly onAdd: () => void;
}

function LackingRow({ of: { name, kind, other }, there, onAdd }: LackingRowProps) {
  const title = kind === undefined ? words.secret(name) : words.connection(name, kind);
  return (
    <li className={styles.key}>
      <span>{title}</span>
      {there && (
        <span className={styles.good}>
          <Icon of={check} />
          {words.saved}
        </span>
      )}
      {!there && !other && (
        <Button small aria-label={words.addNamed(title)} onClick={onAdd}>
          {words.add}
        </Button>
      )}
      {!there && other && <p className={styles.small}>{words.otherKind}</p>}
    </li>
  );
}
