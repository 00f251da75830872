import { icon as upload } from "icon:upload-simple";
import { useEffect, useEffectEvent, useState } from "react";
import { messages } from "../../messages/index.ts";
import { Icon } from "../../ui/index.ts";
import styles from "./transfer.module.css";

const words = messages.transfer.drop;

interface FileDropProps {
  /** What was dropped, and in words what of it is no file. */
  readonly onDrop: (files: readonly File[], refused: readonly string[]) => void;
}

/** Takes files that are dropped anywhere on the page, and says while they are over it what would happen. */
export function FileDrop({ onDrop }: FileDropProps) {
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      // Between two elements of the page the pointer is still over it.
      if (event.relatedTarget === null) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        dropped(...contentsOf(event.dataTransfer));
      }
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return (
    over && (
      <div className={styles.over}>
        <p className={styles.here}>
          <Icon of={upload} />
          {words.here}
        </p>
        <p>{words.what}</p>
      </div>
    )
  );
}

function contentsOf({ items, files }: DataTransfer): [files: readonly File[], refused: readonly string[]] {
  const folders = new Set(
    [...items].flatMap((item) => {
      const entry = item.webkitGetAsEntry();
      return entry?.isDirectory ? [entry.name] : [];
    }),
  );
  const refused = files.length === 0 ? [words.none] : [...folders].map(words.folder);
  return [[...files].filter(({ name }) => !folders.has(name)), refused];
}
