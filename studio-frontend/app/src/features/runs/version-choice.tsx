import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { messages } from "../../messages/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import styles from "./start-dialog.module.css";
import { type Runnable, startQueries } from "./start-flow.ts";

const words = messages.start;

interface VersionChoiceProps {
  readonly flow: string;
  readonly value: Runnable;
  readonly onChange: (value: Runnable) => void;
}

/** The draft or a published version. */
export function VersionChoice({ flow, value, onChange }: VersionChoiceProps) {
  const id = useId();
  const editor = hasRole(useMe(), "editor");
  const versions = useQuery(startQueries.versions(flow));
  const known = [...new Set([...(versions.data ?? []), ...(value === "draft" ? [] : [value])])];
  const newest = versions.data?.[0];
  return (
    <div className={styles.version}>
      <label htmlFor={id} className={styles.legend}>
        {words.what}
      </label>
      <select
        id={id}
        className={styles.select}
        value={String(value)}
        aria-describedby={editor ? undefined : `${id}-why`}
        onChange={({ target }) => onChange(target.value === "draft" ? "draft" : Number(target.value))}
      >
        <option value="draft" disabled={!editor}>
          {words.draft}
        </option>
        {known.map((version) => (
          <option key={version} value={version}>
            {version === newest ? words.newest(version) : words.version(version)}
          </option>
        ))}
      </select>
      {!editor && (
        <p id={`${id}-why`} className={styles.quiet}>
          {newest === undefined && versions.isSuccess ? words.unpublished : words.draftNeedsEditor}
        </p>
      )}
    </div>
  );
}
