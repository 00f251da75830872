import { icon as cross } from "icon:x";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { IconButton, Notice } from "../../../ui/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { ImportDialog } from "../../transfer/index.ts";
import styles from "../templates-page.module.css";
import { FolderCard } from "./folder-card.tsx";
import { closeGallery, type OpenedGallery } from "./opened-galleries.ts";
import type { FolderTemplate } from "./read-gallery.ts";

const words = messages.templates.folder;

interface FolderGalleryProps {
  readonly gallery: OpenedGallery;
  /** It has just been opened: it comes into view. */
  readonly fresh: boolean;
  readonly q: string | undefined;
  readonly tag: string | undefined;
}

/** One folder that is open: what can be used of it, and what is wrong with it. */
export function FolderGallery({ gallery, fresh, q, tag }: FolderGalleryProps) {
  const client = useQueryClient();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) {
      place.current?.scrollIntoView({ block: "start" });
    }
  }, [fresh]);
  const { id, folder, title, templates, faults } = gallery;
  const packing = useMutation({
    mutationFn: async (template: FolderTemplate) => {
      const { fileOf } = await import("./read-gallery.ts");
      return fileOf(folder, template);
    },
  });
  const shown = templates.filter((each) => fits(each, q, tag));
  return (
    <section ref={place} className={styles.folder} aria-label={title}>
      <div className={styles.head}>
        <h3>
          <bdi>{title}</bdi> {title !== folder.name && <span className={styles.from}>{words.from(folder.name)}</span>}
        </h3>
        <IconButton icon={cross} label={words.close(title)} onClick={() => closeGallery(id)} />
      </div>
      {faults.length > 0 && (
        <Notice title={words.faults.title(title)}>
          <ul>
            {[...new Set(faults)].map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      {packing.isError && <Notice title={packing.error.message} />}
      {shown.length === 0 && templates.length > 0 && <p className={styles.text}>{words.nothing}</p>}
      {shown.length > 0 && (
        <ul className={styles.cards}>
          {shown.map((each) => (
            <FolderCard
              key={each.path}
              gallery={id}
              template={each}
              busy={packing.isPending && packing.variables === each}
              onUse={() => packing.mutate(each)}
            />
          ))}
        </ul>
      )}
      {packing.data !== undefined && (
        <ImportDialog
          files={[packing.data]}
          refused={[]}
          onImported={() => void client.invalidateQueries({ queryKey: flowQueries.all })}
          onClose={packing.reset}
        />
      )}
    </section>
  );
}

function fits({ title, summary, tags }: FolderTemplate, q = "", tag?: string): boolean {
  const text = `${title} ${summary} ${tags.join(" ")}`.toLowerCase();
  return text.includes(q.toLowerCase()) && (tag === undefined || tags.includes(tag));
}
