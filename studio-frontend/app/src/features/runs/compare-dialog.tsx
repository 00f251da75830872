import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Ago, Dialog, Loading } from "../../ui/index.ts";
import styles from "./compare.module.css";
import { type RunDetail, runQueries } from "./run-queries.ts";
import { versionWords } from "./run-row.tsx";
import { RunStatePill } from "./run-state-pill.tsx";

const words = messages.run.compare;
const MOST = 30;

interface CompareDialogProps {
  readonly run: RunDetail;
  readonly flow: string;
  readonly onClose: () => void;
}

/** Asks with which run of the same flow a run is compared. */
export function CompareDialog({ run, flow, onClose }: CompareDialogProps) {
  const navigate = useNavigate();
  const runs = useQuery(runQueries.ofFlow(flow, MOST));
  const others = runs.data?.filter((each) => each.id !== run.id) ?? [];
  const choose = (other: string) => {
    onClose();
    void navigate({ to: "/runs/$run", params: { run: run.id }, search: { with: other } });
  };
  return (
    <Dialog open title={words.title} text={words.text} onClose={onClose}>
      {runs.isPending && <Loading what={messages.runs.loading} rows={3} />}
      {runs.isSuccess && others.length === 0 && <p>{words.none}</p>}
      <ul className={styles.choices}>
        {others.map((each) => (
          <li key={each.id}>
            <button type="button" className={styles.choice} onClick={() => choose(each.id)}>
              <RunStatePill run={each} />
              <span>{versionWords(each.version)}</span>
              <span className={styles.quiet}>
                {each.startedBy} · <Ago at={each.createdAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
