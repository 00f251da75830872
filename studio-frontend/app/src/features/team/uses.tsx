import { ProblemError } from "@foldwork/api";
import { type UseQueryResult, useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, Dialog, Loading, ProblemNotice } from "../../ui/index.ts";
import styles from "./team-page.module.css";
import type { Use } from "./team-queries.ts";

const words = messages.team.secrets;

interface UsesDialogProps {
  readonly name: string;
  readonly uses: UseQueryResult<readonly Use[]>;
  readonly onClose: () => void;
}

/** Which flows ask for a key or a connection. */
export function UsesDialog({ name, uses, onClose }: UsesDialogProps) {
  return (
    <Dialog open title={words.usedByTitle(name)} onClose={onClose}>
      {uses.isPending && <Loading what={messages.team.loading} rows={2} />}
      {uses.isError && <ProblemNotice fault={uses.error} />}
      {uses.data?.length === 0 && <p>{words.usedByNone}</p>}
      <ul className={styles.choices}>
        {uses.data?.map(({ flow, name: title, version }) => (
          <li key={`${flow} ${version}`}>
            <Link to="/flows/$flow" params={{ flow }}>
              {title}
            </Link>{" "}
            <span className={styles.quiet}>{version === null ? words.draft : messages.runs.version(version)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface ForceButtonProps {
  readonly fault: unknown;
  /** The refusal that may be passed over. */
  readonly code: string;
  readonly act: () => Promise<unknown>;
  readonly onDone: () => void;
}

/** Offers to do it all the same, where the refusal only warns. */
export function ForceButton({ fault, code, act, onDone }: ForceButtonProps) {
  const acting = useMutation({ mutationFn: act, onSuccess: onDone });
  if (!(fault instanceof ProblemError) || fault.code !== code) {
    return null;
  }
  return (
    <>
      <Button small kind="danger" busy={acting.isPending} onClick={() => acting.mutate()}>
        {words.deleteAnyway}
      </Button>
      {acting.isError && <ProblemNotice fault={acting.error} />}
    </>
  );
}
