import { changeNodes, holderOf } from "@foldwork/model";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { messages } from "../../../messages/index.ts";
import { Button, DialogActions, Loading, ProblemNotice } from "../../../ui/index.ts";
import { apply } from "../actions/apply.ts";
import { ChangeList } from "../changes/change-list.tsx";
import { compared } from "../changes/compared.ts";
import { sideQuery } from "../changes/side.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import { pinOf, pinText } from "../session/pin.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";

const words = messages.editor.called;

interface UpdateCalledProps {
  readonly uses: string;
  readonly flow: CalledFlow;
  readonly onDone: () => void;
}

/** What a newer version of a called flow does differently, and the button that has it called. */
export function UpdateCalled({ uses, flow: { id, number, newest }, onDone }: UpdateCalledProps) {
  const editor = useEditor();
  const [path] = useEditing((state) => state.selected);
  const [before, after] = useQueries({ queries: [sideQuery(id, String(number)), sideQuery(id, String(newest))] });
  const found = useMemo(
    () => (before.data && after.data ? compared(before.data, after.data) : undefined),
    [before.data, after.data],
  );
  const fault = before.error ?? after.error;
  const update = () => {
    const pin = pinOf(uses);
    if (path !== undefined && pin) {
      apply(editor, (flow) => changeNodes(flow, [path], { uses: pinText({ ...pin, number: newest }) }), holderOf(path));
    }
    onDone();
  };
  return (
    <>
      {fault && <ProblemNotice fault={fault} />}
      {!found && !fault && <Loading what={words.comparing} rows={2} />}
      {found && found.steps.length + found.files.length === 0 && <p>{words.sameMeaning}</p>}
      {found && <ChangeList steps={found.steps} files={found.files} />}
      <DialogActions>
        <Button onClick={onDone}>{messages.common.cancel}</Button>
        <Button kind="ink" onClick={update}>
          {words.update(newest)}
        </Button>
      </DialogActions>
    </>
  );
}
