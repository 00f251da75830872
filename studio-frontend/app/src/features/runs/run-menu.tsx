import { icon as keepIcon } from "icon:bookmark-simple";
import { icon as copyIcon } from "icon:copy";
import { icon as dots } from "icon:dots-three-bold";
import { icon as inputsIcon } from "icon:export";
import { icon as testIcon } from "icon:test-tube";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../messages/index.ts";
import { confirmDone, IconButton, Menu, MenuItem, MenuLine } from "../../ui/index.ts";
import { keepRun, letRunGo } from "./run-actions.ts";
import type { RunDetail } from "./run-queries.ts";

const words = messages.run.actions;

interface RunMenuProps {
  readonly run: RunDetail;
  readonly may: boolean;
  readonly onUseInputs: () => void;
  /** Missing where the run cannot be a test. */
  readonly onSaveTest?: () => void;
}

/** What is seldom done with a run. */
export function RunMenu({ run, may, onUseInputs, onSaveTest }: RunMenuProps) {
  const keeping = useMutation({
    mutationFn: () => (run.keep ? letRunGo(run.id) : keepRun(run.id)),
    onSuccess: ({ keep }) => confirmDone(keep ? words.kept : words.letGone),
    onError: () => confirmDone(messages.problems.unexpected.what),
  });
  const copy = () => navigator.clipboard.writeText(run.id).then(() => confirmDone(words.copied));
  return (
    <Menu trigger={<IconButton icon={dots} label={words.more} />}>
      {run.flowId && (
        <MenuItem icon={inputsIcon} disabled={!may} onSelect={onUseInputs}>
          {words.useInputs}
        </MenuItem>
      )}
      {onSaveTest && (
        <MenuItem icon={testIcon} onSelect={onSaveTest}>
          {words.saveTest}
        </MenuItem>
      )}
      <MenuItem icon={keepIcon} disabled={!may} onSelect={() => keeping.mutate()}>
        {run.keep ? words.letGo : words.keep}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={copyIcon} onSelect={copy}>
        {words.copyId}
      </MenuItem>
    </Menu>
  );
}
