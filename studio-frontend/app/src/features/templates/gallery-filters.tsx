import { icon as tagIcon } from "icon:tag";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Button, Menu, MenuChoice } from "../../ui/index.ts";
import styles from "./templates-page.module.css";

const words = messages.templates;
const ANY = "*any*";

interface GalleryFiltersProps {
  readonly q: string | undefined;
  readonly tag: string | undefined;
  /** Tags of what is shown. */
  readonly tags: readonly string[];
}

/** Which templates are shown; the choice stands in the address. */
export function GalleryFilters({ q, tag, tags }: GalleryFiltersProps) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? "");
  const go = (search: { q?: string | undefined; tag?: string | undefined }) =>
    navigate({ to: "/templates", search, replace: true });
  const find = (event: FormEvent) => {
    event.preventDefault();
    go({ q: typed.trim() === "" ? undefined : typed.trim(), tag });
  };
  const options = [...new Set([...tags, ...(tag === undefined ? [] : [tag])])].sort();
  return (
    <search className={styles.filters}>
      <form onSubmit={find}>
        <input
          className={styles.search}
          type="search"
          value={typed}
          maxLength={200}
          aria-label={words.search}
          placeholder={words.search}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === "") {
              go({ tag });
            }
          }}
        />
      </form>
      {options.length > 0 && (
        <Menu
          align="start"
          trigger={
            <Button small kind="ghost" icon={tagIcon}>
              {tag ?? words.tags}
            </Button>
          }
        >
          <MenuChoice
            label={words.tags}
            value={tag ?? ANY}
            options={[{ value: ANY, name: words.anyTag }, ...options.map((each) => ({ value: each, name: each }))]}
            onChoose={(chosen) => go({ q, tag: chosen === ANY ? undefined : chosen })}
          />
        </Menu>
      )}
    </search>
  );
}
