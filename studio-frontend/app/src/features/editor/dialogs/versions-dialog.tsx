import { ok } from "@foldwork/api";
import { objectOf, restore } from "@foldwork/model";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { messages } from "../../../messages/index.ts";
import { api } from "../../../service/index.ts";
import { Ago, Button, confirmDone, Dialog, FailureDialog, Loading, ProblemNotice } from "../../../ui/index.ts";
import { exportFlow } from "../../transfer/index.ts";
import { applyToFlow } from "../actions/apply.ts";
import { useEditing, useEditor } from "../store/editor-context.tsx";
import type { Editor } from "../store/editor-state.ts";
import { type Version, versionQueries } from "./version-queries.ts";
import styles from "./versions-dialog.module.css";

const words = messages.editor.versions;
/** Comes with the page of triggers. */
const TriggersOfFlow = lazy(() =>
  import("../../triggers/index.ts").then(({ TriggersOfFlow: default_ }) => ({ default: default_ })),
);

/** What was published, and the way back to it. */
export function VersionsDialog() {
  const editor = useEditor();
  const open = useEditing((state) => state.dialog === "versions");
  return (
    <Dialog
      open={open}
      title={words.title}
      text={words.text}
      wide
      onClose={() => editor.setState({ dialog: undefined })}
    >
      <Versions />
    </Dialog>
  );
}

function Versions() {
  const id = useEditing((state) => state.id);
  const mayEdit = useEditing((state) => state.mayEdit);
  const versions = useQuery(versionQueries.list(id));
  return (
    <>
      {versions.isPending && <Loading what={words.loading} rows={3} />}
      {versions.isError && <ProblemNotice fault={versions.error} />}
      {versions.data?.length === 0 && <p>{words.none}</p>}
      {mayEdit && versions.data !== undefined && versions.data.length > 0 && (
        <Button small asChild>
          <Link to="/templates" search={{ publish: id }}>
            {words.share}
          </Link>
        </Button>
      )}
      <ul className={styles.versions}>
        {versions.data?.map((version) => (
          <VersionRow key={version.number} version={version} />
        ))}
      </ul>
      {versions.data !== undefined && (
        <Suspense>
          <TriggersOfFlow flow={id} published={versions.data.length > 0} mayEdit={mayEdit} />
        </Suspense>
      )}
    </>
  );
}

function VersionRow({ version }: { readonly version: Version }) {
  const editor = useEditor();
  const mayEdit = useEditing((state) => state.mayEdit);
  const restoring = useMutation({
    mutationFn: () => restoreVersion(editor, version),
    onSuccess: () => {
      editor.setState({ dialog: undefined });
      confirmDone(words.restored(version.number));
    },
  });
  return (
    <li className={styles.version}>
      <div className={styles.text}>
        <b>{words.version(version.number)}</b>
        <span>{version.note || words.noNote}</span>
        <span className={styles.by}>
          {version.createdBy}, <Ago at={version.createdAt} />
        </span>
        {restoring.isError && <ProblemNotice fault={restoring.error} />}
      </div>
      <ChangesLink from={version.number} />
      <ExportVersion number={version.number} />
      {mayEdit && (
        <Button small busy={restoring.isPending} onClick={() => restoring.mutate()}>
          {words.restore}
        </Button>
      )}
    </li>
  );
}

/** Has the browser save a version with everything it calls. */
function ExportVersion({ number }: { readonly number: number }) {
  const words = messages.transfer.exporting;
  const id = useEditing((state) => state.id);
  const exporting = useMutation({ mutationFn: () => exportFlow(id, "flowpack", String(number)) });
  return (
    <>
      <Button
        small
        busy={exporting.isPending}
        aria-label={words.versionNumber(number)}
        onClick={() => exporting.mutate()}
      >
        {words.version}
      </Button>
      <FailureDialog title={words.failed} fault={exporting.error} onClose={() => exporting.reset()} />
    </>
  );
}

/** Leads to what is different in the draft since a version, once what was typed last is saved. */
export function ChangesLink({ from }: { readonly from: number }) {
  const navigate = useNavigate();
  const id = useEditing((state) => state.id);
  const session = useEditing((state) => state.session);
  const go = async () => {
    await session.flush();
    await navigate({ to: "/flows/$flow/changes", params: { flow: id }, search: { from: String(from) } });
  };
  return (
    <Button small aria-label={messages.changes.since(from)} onClick={() => void go()}>
      {messages.changes.show}
    </Button>
  );
}

/** Makes a version the draft again, as an edit: it can be undone, and meets what others do as every edit does. */
async function restoreVersion(editor: Editor, { number }: Version): Promise<void> {
  const params = { path: { flow: editor.getState().id, version: number } };
  const { text, files, layout } = await ok(api.GET("/api/v1/flows/{flow}/versions/{version}", { params }));
  const written = { text: text ?? "", files: objectOf(files), layout: objectOf(layout) };
  applyToFlow(editor, (flow) => restore(flow, written, words.restoring(number)));
}
