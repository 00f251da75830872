import { Link } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { Button, Tag } from "../../ui/index.ts";
import { needsLine, Verified } from "./facts.tsx";
import styles from "./template-card.module.css";
import { TemplatePreview } from "./template-preview.tsx";
import type { Template } from "./template-queries.ts";

const words = messages.templates;

interface TemplateCardProps {
  readonly template: Template;
  readonly editor: boolean;
  readonly onUse: () => void;
}

/** A template in the gallery. */
export function TemplateCard({ template, editor, onUse }: TemplateCardProps) {
  const { id, title, summary, tags, author, version } = template;
  return (
    <li className={styles.card}>
      <div className={styles.preview}>
        <TemplatePreview template={id} version={version} />
      </div>
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link to="/templates/$template" params={{ template: id }}>
            {title}
          </Link>
        </h2>
        {summary !== "" && <p className={styles.summary}>{summary}</p>}
        <Verified template={template} />
        <p className={styles.small}>{needsLine(template)}</p>
        <p className={styles.small}>{words.by(author)}</p>
        {tags.length > 0 && (
          <p className={styles.tags}>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
        )}
        {editor && (
          <Button small aria-label={words.nameOfUse(title)} onClick={onUse}>
            {words.use}
          </Button>
        )}
      </div>
    </li>
  );
}
