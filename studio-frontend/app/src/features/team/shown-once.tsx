import { messages } from "../../messages/index.ts";
import { Button, confirmDone, Dialog, DialogActions } from "../../ui/index.ts";
import styles from "./team-page.module.css";

const words = messages.team.once;

interface ShownOnceProps {
  readonly title: string;
  /** What is shown, such as "The link". */
  readonly label: string;
  readonly value: string;
  readonly onClose: () => void;
}

/** Something that nobody sees again: it is kept by the person or lost. */
export function ShownOnce({ title, label, value, onClose }: ShownOnceProps) {
  const copy = () => navigator.clipboard.writeText(value).then(() => confirmDone(words.copied));
  return (
    <Dialog open title={title} text={words.text}>
      <div className={styles.field}>
        <span className={styles.label}>{label}</span>
        <code className={styles.code}>{value}</code>
      </div>
      <DialogActions>
        <Button onClick={onClose}>{words.done}</Button>
        <Button kind="ink" onClick={copy}>
          {words.copy}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
