import { icon as folderIcon } from "icon:folder-open";
import { useRef } from "react";
import { messages } from "../../../messages/index.ts";
import { Button } from "../../../ui/index.ts";
import { folderOf, type OpenedFolder } from "./opened-folder.ts";

interface FolderButtonProps {
  readonly busy: boolean;
  readonly onFolder: (folder: OpenedFolder) => void;
}

/** Opens the browser's own picker of folders; the studio reads what a person chose there and nothing else. */
export function FolderButton({ busy, onFolder }: FolderButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          if (element !== null) {
            element.webkitdirectory = true;
          }
        }}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) {
            onFolder(folderOf(files));
          }
          currentTarget.value = "";
        }}
      />
      <Button icon={folderIcon} busy={busy} onClick={() => input.current?.click()}>
        {messages.templates.folder.open}
      </Button>
    </>
  );
}
