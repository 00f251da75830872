import { icon as upload } from "icon:upload-simple";
import { useRef } from "react";
import { Button } from "../../ui/index.ts";
import { ACCEPT } from "./accepted.ts";

interface FileButtonProps {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the browser's own file picker. */
export function FileButton({ label, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file, mended meanwhile, can be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button icon={upload} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
