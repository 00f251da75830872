import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button } from "../../ui/index.ts";
import { templateQueries } from "./template-queries.ts";
import styles from "./update.module.css";
import { UpdateDialog } from "./update-dialog.tsx";

const words = messages.templates.updates;

interface UpdateOfferProps {
  readonly flow: string;
  readonly editor: boolean;
  /** Saves what is not saved yet. */
  readonly beforeLook: () => Promise<void>;
  readonly onUpdated: () => void;
}

/** Stands on a flow's page when the template that it was made of has moved on. */
export function UpdateOffer({ flow, editor, beforeLook, onUpdated }: UpdateOfferProps) {
  const { data: copy } = useQuery(templateQueries.copy(flow));
  const [open, setOpen] = useState(false);
  const looking = useMutation({ mutationFn: beforeLook, onSettled: () => setOpen(true) });
  if (copy == null || (!copy.updateAvailable && !open)) {
    return null;
  }
  return (
    <div className={styles.line}>
      <p>{words.offer(copy.templateTitle, copy.newest)}</p>
      {editor && (
        <Button small busy={looking.isPending} onClick={() => looking.mutate()}>
          {words.look}
        </Button>
      )}
      {open && <UpdateDialog copy={copy} onUpdated={onUpdated} onClose={() => setOpen(false)} />}
    </div>
  );
}
