import { ok } from "@foldwork/api";
import { collapseToFlow, EditRefused, idFrom, type JsonValue, yamlText } from "@foldwork/model";
import { useMutation } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { api, queryClient } from "../../../service/index.ts";
import { Button, Dialog, DialogActions, Field, Form, Notice, ProblemNotice, text } from "../../../ui/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { apply } from "../actions/apply.ts";
import { chosen } from "../actions/selection.ts";
import { pinText } from "../session/pin.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { flowIn, selectedHolder } from "../store/inner-drafts.ts";

const words = messages.editor.ownFlow;

/** Makes a flow of its own of the selected steps, publishes it, and calls it in their place. */
export function OwnFlowDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "own-flow");
  const close = () => editor.setState({ dialog: undefined });
  const making = useMutation({ mutationFn: (title: string) => makeFlow(editor, title), onSuccess: close });
  return (
    <Dialog open={open} title={words.title} text={words.text} onClose={close}>
      <Form label={words.title} onSubmit={(values) => making.mutate(text(values, "title").trim())}>
        <Field label={words.name} name="title" defaultValue={words.usual} maxLength={200} autoFocus />
        {making.error instanceof EditRefused ? (
          <Notice title={making.error.message} />
        ) : (
          making.isError && <ProblemNotice fault={making.error} />
        )}
        <DialogActions>
          <Button onClick={close}>{messages.common.cancel}</Button>
          <Button type="submit" kind="ink" busy={making.isPending}>
            {words.submit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

async function makeFlow(editor: Editor, typed: string): Promise<void> {
  const title = typed === "" ? words.usual : typed;
  const { types } = editor.getState();
  const paths = chosen(editor);
  const flow = flowIn(editor.getState(), selectedHolder(editor.getState()));
  const name = idFrom(title, "flow");
  const { created } = collapseToFlow(flow, paths, types, { title, uses: pinText({ name, number: 1 }) });
  const made = await ok(
    api.POST("/api/v1/flows", {
      body: {
        text: yamlText(created.logic as JsonValue),
        files: created.files as Record<string, string>,
        layout: { ...created.layout },
      },
    }),
  );
  const params = { path: { flow: made.id }, header: { "If-Match": `"${made.draftRevision}"` } };
  const version = await ok(api.POST("/api/v1/flows/{flow}/versions", { params, body: { note: null } }));
  const uses = pinText({ name: made.name, number: version.number });
  apply(editor, (now) => collapseToFlow(now, paths, types, { title, uses }).edit);
  await queryClient.invalidateQueries({ queryKey: flowQueries.all });
}
