import { icon as archive } from "icon:archive";
import { icon as open } from "icon:arrow-square-out";
import { icon as back } from "icon:arrow-u-up-left";
import { icon as copy } from "icon:copy";
import { icon as dots } from "icon:dots-three-bold";
import { icon as download } from "icon:download-simple";
import { icon as folder } from "icon:folder";
import { icon as run } from "icon:play";
import { icon as trash } from "icon:trash";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { messages } from "../../messages/index.ts";
import { confirmDone, FailureDialog, IconButton, Menu, MenuItem, MenuLine } from "../../ui/index.ts";
import { hasRole, useMe } from "../account/index.ts";
import { StartDialog } from "../runs/index.ts";
import { exportFlow, type FlowFormat } from "../transfer/index.ts";
import { DeleteFlowDialog } from "./delete-flow-dialog.tsx";
import { archiveFlow, duplicateFlow, type Flow, unarchiveFlow } from "./flow-queries.ts";
import { MoveFlowDialog } from "./move-flow-dialog.tsx";

const words = messages.flows;
const FORMATS = ["flowpack", "yaml", "conductor"] as const satisfies readonly FlowFormat[];

interface FlowMenuProps {
  readonly flow: Flow;
  readonly editor: boolean;
}

/** What can be done with a flow from the list. */
export function FlowMenu({ flow, editor }: FlowMenuProps) {
  const navigate = useNavigate();
  const runner = hasRole(useMe(), "runner");
  const [asked, setAsked] = useState<"move" | "delete" | "run">();
  const duplicating = useMutation({
    mutationFn: () => duplicateFlow(flow, words.copyOf(flow.title)),
    onSuccess: (made) => confirmDone(words.duplicated(made.title)),
  });
  const archiving = useMutation({
    mutationFn: () => archiveFlow(flow),
    onSuccess: () => confirmDone(words.archivedNow(flow.title), () => unarchiving.mutate()),
  });
  const unarchiving = useMutation({
    mutationFn: () => unarchiveFlow(flow),
    onSuccess: () => confirmDone(words.broughtBack(flow.title)),
  });
  const exporting = useMutation({ mutationFn: (format: FlowFormat) => exportFlow(flow.id, format) });
  const failed = [duplicating, archiving, unarchiving, exporting].find((each) => each.isError);
  return (
    <>
      <Menu trigger={<IconButton icon={dots} label={words.actionsOf(flow.title)} />}>
        <MenuItem icon={open} onSelect={() => navigate({ to: "/flows/$flow", params: { flow: flow.id } })}>
          {words.open}
        </MenuItem>
        {flow.archivedAt === null && (
          <MenuItem icon={run} disabled={!runner} onSelect={() => setAsked("run")}>
            {words.run}
          </MenuItem>
        )}
        <MenuItem icon={copy} disabled={!editor} onSelect={() => duplicating.mutate()}>
          {words.duplicate}
        </MenuItem>
        <MenuItem icon={folder} disabled={!editor} onSelect={() => setAsked("move")}>
          {words.move}
        </MenuItem>
        {flow.archivedAt === null ? (
          <MenuItem icon={archive} disabled={!editor} onSelect={() => archiving.mutate()}>
            {words.archive}
          </MenuItem>
        ) : (
          <MenuItem icon={back} disabled={!editor} onSelect={() => unarchiving.mutate()}>
            {words.unarchive}
          </MenuItem>
        )}
        <MenuLine />
        {FORMATS.map((format) => (
          <MenuItem
            key={format}
            icon={download}
            disabled={format === "conductor" && flow.archivedAt !== null}
            onSelect={() => exporting.mutate(format)}
          >
            {messages.transfer.exporting[format]}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem icon={trash} danger disabled={!editor} onSelect={() => setAsked("delete")}>
          {words.delete}
        </MenuItem>
      </Menu>
      <MoveFlowDialog flow={flow} open={asked === "move"} onClose={() => setAsked(undefined)} />
      <DeleteFlowDialog flow={flow} open={asked === "delete"} onClose={() => setAsked(undefined)} />
      {asked === "run" && (
        <StartDialog
          flow={flow}
          version={editor ? "draft" : (flow.lastVersion ?? "draft")}
          onClose={() => setAsked(undefined)}
        />
      )}
      <FailureDialog title={flow.title} fault={failed?.error} onClose={() => failed?.reset()} />
    </>
  );
}
