import { useMutation, useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { queryClient } from "../../../service/index.ts";
import { Button, confirmDone, Dialog, DialogActions, Loading, ProblemNotice } from "../../../ui/index.ts";
import { flowQueries } from "../../flows/index.ts";
import { callersOf, editCalled, publishCalled } from "../actions/inner.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { CalledDialog as About } from "../store/editor-state.ts";
import { UpdateCalled } from "./update-called.tsx";
import styles from "./versions-dialog.module.css";

const words = messages.editor.called;

/** What can be done with a flow that is called here: edit it in place, publish that, take over a newer version. */
export function CalledDialog() {
  const about = useEditing((state) => (typeof state.dialog === "object" ? state.dialog : undefined));
  const flow = useEditing((state) => (about ? state.called.get(about.uses) : undefined));
  return about && flow ? <Shown about={about} flow={flow} /> : null;
}

interface ShownProps {
  readonly about: About;
  readonly flow: CalledFlow;
}

function Shown({ about: { about, uses }, flow }: ShownProps) {
  const editor = useEditor();
  const close = () => editor.setState({ dialog: undefined });
  switch (about) {
    case "edit-called":
      return (
        <Dialog open title={words.editTitle(flow.title)} text={words.editText(flow.number)} onClose={close}>
          <Edit uses={uses} flow={flow} onDone={close} />
        </Dialog>
      );
    case "publish-called":
      return (
        <Dialog open title={words.publishTitle(flow.title)} text={words.publishText} onClose={close}>
          <Publish uses={uses} flow={flow} onDone={close} />
        </Dialog>
      );
    case "update-called":
      return (
        <Dialog
          open
          wide
          title={words.updateTitle(flow.title, flow.newest)}
          text={words.updateText(flow.number, flow.newest)}
          onClose={close}
        >
          <UpdateCalled uses={uses} flow={flow} onDone={close} />
        </Dialog>
      );
  }
}

export interface CalledProps {
  readonly uses: string;
  readonly flow: CalledFlow;
  readonly onDone: () => void;
}

function Edit({ uses, flow, onDone }: CalledProps) {
  const editor = useEditor();
  const editing = useMutation({ mutationFn: () => editCalled(editor, uses), onSuccess: onDone });
  return (
    <>
      <Callers flow={flow} />
      {editing.isError && <ProblemNotice fault={editing.error} />}
      <DialogActions>
        <Button onClick={onDone}>{messages.common.cancel}</Button>
        <Button kind="ink" busy={editing.isPending} onClick={() => editing.mutate()}>
          {words.edit}
        </Button>
      </DialogActions>
    </>
  );
}

function Publish({ uses, flow, onDone }: CalledProps) {
  const editor = useEditor();
  const publishing = useMutation({
    mutationFn: () => publishCalled(editor, uses),
    onSuccess: (number) => {
      onDone();
      confirmDone(words.published(flow.title, number));
      void queryClient.invalidateQueries({ queryKey: flowQueries.all });
    },
  });
  return (
    <>
      <Callers flow={flow} />
      {publishing.isError && <ProblemNotice fault={publishing.error} />}
      <DialogActions>
        <Button onClick={onDone}>{messages.common.cancel}</Button>
        <Button kind="ink" busy={publishing.isPending} onClick={() => publishing.mutate()}>
          {words.publish}
        </Button>
      </DialogActions>
    </>
  );
}

/** Who else would see a change of the called flow, once they take it over. */
function Callers({ flow }: { readonly flow: CalledFlow }) {
  const own = useEditing((state) => state.id);
  const callers = useQuery({ queryKey: ["flow-callers", flow.id, own], queryFn: () => callersOf(flow.id, own) });
  if (callers.isPending) {
    return <Loading what={words.comparing} rows={1} />;
  }
  if (callers.isError) {
    return <ProblemNotice fault={callers.error} />;
  }
  if (callers.data.length === 0) {
    return <p>{words.noCallers}</p>;
  }
  return (
    <>
      <p>{words.callers}</p>
      <ul className={styles.versions}>
        {callers.data.map(({ flow: id, title, version, uses }) => (
          <li key={`${id}:${version}`}>{words.caller(title, version, uses)}</li>
        ))}
      </ul>
    </>
  );
}
