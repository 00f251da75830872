import { icon as dots } from "icon:dots-three-bold";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { confirmDone, FailureDialog, IconButton, Menu, MenuItem, MenuLine } from "../../ui/index.ts";
import { ConfirmDialog } from "../team/index.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { deleteTrigger, type OpenedWebhook, pauseTrigger } from "./trigger-actions.ts";
import { TriggerDialog } from "./trigger-dialog.tsx";
import type { Trigger } from "./trigger-queries.ts";

const words = messages.triggers.menu;

interface TriggerMenuProps {
  readonly trigger: Trigger;
  readonly onOpened: (webhook: OpenedWebhook) => void;
}

/** What can be done with a trigger. */
export function TriggerMenu({ trigger, onOpened }: TriggerMenuProps) {
  const [asking, setAsking] = useState<"change" | "history" | "rotate" | "delete">();
  const pausing = useMutation({
    mutationFn: () => pauseTrigger(trigger, !trigger.paused),
    onSuccess: () => confirmDone(trigger.paused ? words.resumed(trigger.name) : words.paused(trigger.name)),
  });
  const close = () => setAsking(undefined);
  return (
    <>
      <Menu trigger={<IconButton icon={dots} label={words.actions(trigger.name)} />}>
        <MenuItem onSelect={() => setAsking("change")}>{words.change}</MenuItem>
        <MenuItem disabled={pausing.isPending} onSelect={() => pausing.mutate()}>
          {trigger.paused ? words.resume : words.pause}
        </MenuItem>
        <MenuItem onSelect={() => setAsking("history")}>{messages.triggers.history.title[trigger.kind]}</MenuItem>
        {trigger.kind === "webhook" && <MenuItem onSelect={() => setAsking("rotate")}>{words.rotate}</MenuItem>}
        <MenuLine />
        <MenuItem danger onSelect={() => setAsking("delete")}>
          {words.delete}
        </MenuItem>
      </Menu>
      {pausing.isError && <FailureDialog title={words.notDone} fault={pausing.error} onClose={() => pausing.reset()} />}
      {asking === "change" && (
        <TriggerDialog kind={trigger.kind} trigger={trigger} onOpened={onOpened} onClose={close} />
      )}
      {asking === "history" && <HistoryDialog trigger={trigger} onClose={close} />}
      {asking === "rotate" && trigger.kind === "webhook" && (
        <RotateDialog webhook={trigger} onOpened={onOpened} onClose={close} />
      )}
      {asking === "delete" && (
        <ConfirmDialog
          title={words.deleteTitle(trigger.name)}
          text={words.deleteText[trigger.kind]}
          submit={words.deleteSubmit[trigger.kind]}
          act={() => deleteTrigger(trigger)}
          done={words.deleted(trigger.name)}
          onClose={close}
        />
      )}
    </>
  );
}
