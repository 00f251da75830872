import { ok } from "@foldwork/api";
import { changeNodes, holderOf, pointerOf } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { messages } from "../../../messages/index.ts";
import { api } from "../../../service/index.ts";
import { Button, DialogActions, Loading, ProblemNotice } from "../../../ui/index.ts";
import { apply } from "../actions/apply.ts";
import type { CalledFlow } from "../session/called-flows.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import styles from "./versions-dialog.module.css";

const words = messages.editor.called;
const MOST = 12;

interface UpdateCalledProps {
  readonly uses: string;
  readonly flow: CalledFlow;
  readonly onDone: () => void;
}

/** What a newer version of a called flow does differently, and the button that has it called. */
export function UpdateCalled({ uses, flow: { id, number, newest }, onDone }: UpdateCalledProps) {
  const editor = useEditor();
  const [path] = useEditing((state) => state.selected);
  const differences = useQuery({
    queryKey: ["flow-diff", id, number, newest],
    queryFn: () => {
      const query = { from: String(number), to: String(newest) };
      return ok(api.GET("/api/v1/flows/{flow}/diff", { params: { path: { flow: id }, query } }));
    },
  });
  const update = () => {
    const next = `${uses.split("@")[0]}@${newest}`;
    if (path !== undefined) {
      apply(editor, (flow) => changeNodes(flow, [path], { uses: next }), holderOf(path));
    }
    onDone();
  };
  const changes = [...(differences.data?.changes ?? []), ...(differences.data?.files ?? [])];
  return (
    <>
      {differences.isPending && <Loading what={words.comparing} rows={2} />}
      {differences.isError && <ProblemNotice fault={differences.error} />}
      {differences.data && changes.length === 0 && <p>{words.sameMeaning}</p>}
      <ul className={styles.versions}>
        {changes.slice(0, MOST).map(({ kind, path: place }) => (
          <li key={kind + place}>
            <b>{words.kinds[kind]}</b> {placeWords(place)}
          </li>
        ))}
        {changes.length > MOST && <li>{words.more(changes.length - MOST)}</li>}
      </ul>
      <DialogActions>
        <Button onClick={onDone}>{messages.common.cancel}</Button>
        <Button kind="ink" onClick={update}>
          {words.update(newest)}
        </Button>
      </DialogActions>
    </>
  );
}

/** A place of the document as people know it: the steps inwards, then the setting. */
function placeWords(place: string): string {
  return pointerOf(place)
    .filter((part) => !["spec", "nodes", "with"].includes(part))
    .join(" › ");
}
