import { ok } from "@foldwork/api";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { messages } from "../../../messages/index.ts";
import { api, queryClient } from "../../../service/index.ts";
import { Button, confirmWithWay, Dialog, DialogActions, Field, Form, ProblemNotice, text } from "../../../ui/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { reveal } from "../actions/selection.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import styles from "./publish-dialog.module.css";
import { versionQueries } from "./version-queries.ts";

const words = messages.editor.publish;

/** Makes the draft a version that others can run and call. */
export function PublishDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "publish");
  return (
    <Dialog open={open} title={words.title} text={words.text} onClose={() => editor.setState({ dialog: undefined })}>
      <Publishing />
    </Dialog>
  );
}

function Publishing() {
  const navigate = useNavigate();
  const editor = useEditor();
  const id = useEditing((state) => state.id);
  const problems = useEditing((state) => state.problems);
  const errors = [...problems.values()].flat().filter((problem) => problem.severity === "error");
  const publishing = useMutation({
    mutationFn: (note: string) => publish(editor, id, note),
    onSuccess: (version) => {
      editor.setState({ dialog: undefined });
      confirmWithWay(words.done(version.number), {
        name: messages.triggers.ofFlow.schedule,
        go: () => void navigate({ to: "/triggers", search: { flow: id, new: "schedule" } }),
      });
      void queryClient.invalidateQueries({ queryKey: flowQueries.all });
      void queryClient.invalidateQueries({ queryKey: versionQueries.all(id) });
    },
  });
  return (
    <Form label={words.title} onSubmit={(values) => publishing.mutate(text(values, "note").trim())}>
      <Field label={words.note} name="note" help={words.noteHelp} maxLength={2000} autoFocus />
      {errors.length > 0 && (
        <div className={styles.problems} role="alert">
          <p>{words.problems(errors.length)}</p>
          <ul>
            {errors.slice(0, 5).map((problem) => (
              <li key={problem.path + problem.message}>
                <button
                  type="button"
                  onClick={() => {
                    editor.setState({ dialog: undefined });
                    reveal(editor, problem.path);
                  }}
                >
                  {problem.message}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {publishing.isError && <ProblemNotice fault={publishing.error} />}
      <DialogActions>
        <Button onClick={() => editor.setState({ dialog: undefined })}>{messages.common.cancel}</Button>
        <Button type="submit" kind="ink" busy={publishing.isPending}>
          {words.submit}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** What is published is what is on the screen: it is saved first. */
async function publish(editor: Editor, id: string, note: string) {
  const { session } = editor.getState();
  await session.flush();
  const flow = await ok(api.GET("/api/v1/flows/{flow}", { params: { path: { flow: id } } }));
  const params = { path: { flow: id }, header: { "If-Match": `"${flow.draftRevision}"` } };
  return ok(api.POST("/api/v1/flows/{flow}/versions", { params, body: { note: note === "" ? null : note } }));
}
