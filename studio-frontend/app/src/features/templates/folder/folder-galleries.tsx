import { useMutation } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { Notice } from "../../../ui/index.ts";
import styles from "../templates-page.module.css";
import { FolderButton } from "./folder-button.tsx";
import { FolderGallery } from "./folder-gallery.tsx";
import { openGallery, useOpenedGalleries } from "./opened-galleries.ts";

const words = messages.templates.folder;

interface FolderGalleriesProps {
  readonly q: string | undefined;
  readonly tag: string | undefined;
}

/** Galleries that lie in folders of the person's own computer. */
export function FolderGalleries({ q, tag }: FolderGalleriesProps) {
  const galleries = useOpenedGalleries((state) => state.galleries);
  const opening = useMutation({ mutationFn: openGallery });
  return (
    <section className={styles.section}>
      <h2>{words.title}</h2>
      <p className={styles.text}>{words.text}</p>
      <div>
        <FolderButton busy={opening.isPending} onFolder={opening.mutate} />
      </div>
      {opening.isError && <Notice title={opening.error.message} />}
      {galleries.map((each) => (
        <FolderGallery key={each.id} gallery={each} fresh={opening.data === each.id} q={q} tag={tag} />
      ))}
    </section>
  );
}
