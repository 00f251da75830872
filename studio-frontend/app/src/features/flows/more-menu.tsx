import { icon as dots } from "icon:dots-three-bold";
import { icon as download } from "icon:download-simple";
import { icon as template } from "icon:stack";
import { icon as upload } from "icon:upload-simple";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../messages/index.ts";
import { FailureDialog, IconButton, Menu, MenuItem, MenuLine } from "../../ui/index.ts";
import { exportTeam } from "../transfer/index.ts";

const words = messages.transfer;

interface MoreMenuProps {
  readonly editor: boolean;
  readonly onFile: () => void;
}

/** Further ways to a flow, and the way out for all of them. */
export function MoreMenu({ editor, onFile }: MoreMenuProps) {
  const navigate = useNavigate();
  const exporting = useMutation({ mutationFn: exportTeam });
  return (
    <>
      <Menu trigger={<IconButton icon={dots} label={words.more} />}>
        <MenuItem icon={upload} disabled={!editor} onSelect={onFile}>
          {words.fromFile}
        </MenuItem>
        <MenuItem icon={template} onSelect={() => navigate({ to: "/templates" })}>
          {words.fromTemplate}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={download} onSelect={() => exporting.mutate()}>
          {words.exportTeam}
        </MenuItem>
      </Menu>
      <FailureDialog title={words.exporting.failed} fault={exporting.error} onClose={() => exporting.reset()} />
    </>
  );
}
