import { messages } from "../../../messages/index.ts";
import { Button, Tag } from "../../../ui/index.ts";
import { FlowDrawing, useDrawing } from "../../drawing/index.ts";
import styles from "../template-card.module.css";
import type { FolderTemplate } from "./read-gallery.ts";

const words = messages.templates;

interface FolderCardProps {
  /** Which reading of which folder, for the picture. */
  readonly gallery: string;
  readonly template: FolderTemplate;
  readonly busy: boolean;
  readonly onUse: () => void;
}

/** A flow of a folder. */
export function FolderCard({ gallery, template, busy, onUse }: FolderCardProps) {
  const { path, title, summary, tags, author, licence, drawn, needs } = template;
  const drawing = useDrawing([gallery, path], drawn);
  const facts = [author && words.by(author), licence && words.folder.licence(licence)].filter(Boolean);
  const needed = needs.length === 0 ? words.needsNone : words.needsThese(needs.join(", "));
  return (
    <li className={styles.card}>
      <div className={styles.preview}>
        <FlowDrawing drawing={drawing} label={words.previewOf(drawing?.steps.length ?? 0)} named={false} />
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        {summary !== "" && <p className={styles.summary}>{summary}</p>}
        <p className={styles.small}>{drawn === undefined ? words.folder.bundle : needed}</p>
        {facts.length > 0 && <p className={styles.small}>{facts.join(" · ")}</p>}
        {tags.length > 0 && (
          <p className={styles.tags}>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
        )}
        <Button small aria-label={words.nameOfUse(title)} busy={busy} onClick={onUse}>
          {words.use}
        </Button>
      </div>
    </li>
  );
}
