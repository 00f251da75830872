import { icon as seal } from "icon:seal-check-fill";
import { messages } from "../../messages/index.ts";
import { Ago, Icon } from "../../ui/index.ts";
import styles from "./facts.module.css";
import type { Template } from "./template-queries.ts";

const words = messages.templates;

/** Whether a template is known to work, and how long it takes. */
export function Verified({ template }: { readonly template: Template }) {
  const { verifiedAt, medianSeconds } = template.history;
  if (verifiedAt === null) {
    return <p className={styles.plain}>{words.notVerified}</p>;
  }
  return (
    <p className={styles.good}>
      <Icon of={seal} size={14} />
      <span>
        {words.lastGoodRun} <Ago at={verifiedAt} />
        {medianSeconds !== null && `, ${words.takes(words.seconds(medianSeconds))}`}
      </span>
    </p>
  );
}

/** What a template needs in one line. */
export function needsLine({ needs }: Template): string {
  const all = [...needs.secrets, ...Object.keys(needs.connections), ...needs.folders];
  return all.length === 0 ? words.needsNone : words.needsThese(all.join(", "));
}
