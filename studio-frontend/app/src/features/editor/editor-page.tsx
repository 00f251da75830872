import { BUILT_IN_TYPES, FlowSession } from "@foldwork/model";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { messages } from "../../messages/index.ts";
import { api } from "../../service/index.ts";
import { Button, Loading, Page, ProblemNotice } from "../../ui/index.ts";
import { mayEdit, useMe } from "../account/index.ts";
import { flowQueries } from "../flows/index.ts";
import { EditorFrame } from "./editor-frame.tsx";
import { DraftTransport } from "./session/draft-transport.ts";
import { workStore } from "./session/work-store.ts";
import { EditorProvider } from "./store/editor-context.tsx";
import { createEditor, followSession } from "./store/editor-store.ts";
import { keepUnfolded, keptUnfolded } from "./store/kept-view.ts";
import { keptPins } from "./trial/kept-pins.ts";

const route = getRouteApi("/inside/flows/$flow");

/** The editor of one flow. */
export function EditorPage() {
  const { flow } = route.useParams();
  // Another flow is another editor.
  return <LoadedEditor key={flow} id={flow} />;
}

/** Opens the draft of a flow for somebody. */
function openDraft(id: string, actor: string, person: string): Promise<FlowSession> {
  return FlowSession.open({ transport: new DraftTransport(api, id), actor, store: workStore(id, person) });
}

function LoadedEditor({ id }: { readonly id: string }) {
  const me = useMe();
  const detail = useQuery(flowQueries.detail(id));
  const opened = useQuery({
    queryKey: ["editor-session", id],
    queryFn: () => openDraft(id, me.name, me.person?.id ?? me.name),
    // A session lives as long as its page: one that was left is loaded anew, one that is open never.
    meta: { lives: true },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  // A flow that is open stays open when a later look at it is refused.
  const missing = (detail.isError && !detail.data) || (opened.isError && !opened.data);
  if (missing) {
    return (
      <Page title={messages.shell.flows}>
        <ProblemNotice fault={detail.error ?? opened.error}>
          <Button onClick={() => void Promise.all([detail.refetch(), opened.refetch()])}>
            {messages.common.tryAgain}
          </Button>
        </ProblemNotice>
      </Page>
    );
  }
  if (!detail.data || !opened.data) {
    return (
      <Page title={messages.shell.flows}>
        <Loading what={messages.editor.loading} />
      </Page>
    );
  }
  const archived = detail.data.archivedAt !== null;
  return (
    <OpenEditor
      id={id}
      session={opened.data}
      folder={detail.data.folder}
      editable={mayEdit(me) && !archived}
      archived={archived}
    />
  );
}

interface OpenEditorProps {
  readonly id: string;
  readonly session: FlowSession;
  readonly folder: string;
  readonly editable: boolean;
  readonly archived: boolean;
}

function OpenEditor({ id, session, folder, editable, archived }: OpenEditorProps) {
  const me = useMe();
  const actor = me.name;
  const person = me.person?.id ?? me.name;
  const editor = useMemo(
    () =>
      createEditor({
        session,
        id,
        types: BUILT_IN_TYPES,
        mayEdit: editable,
        unfolded: keptUnfolded(id),
        pins: keptPins(id),
        openDraft: (flow) => openDraft(flow, actor, person),
      }),
    [session, id, editable, actor, person],
  );
  useEffect(() => followSession(editor), [editor]);
  useEffect(
    () => editor.subscribe((now, before) => now.unfolded !== before.unfolded && keepUnfolded(id, now.unfolded)),
    [editor, id],
  );
  useEffect(() => {
    const all = () => [session, ...Array.from(editor.getState().inner.values(), (draft) => draft.session)];
    const look = () => {
      for (const each of document.visibilityState === "visible" ? all() : []) {
        void each.refresh();
      }
    };
    const leave = () => {
      for (const each of all()) {
        void each.flush();
      }
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [session, editor]);
  return (
    <EditorProvider value={editor}>
      <EditorFrame folder={folder} archived={archived} />
    </EditorProvider>
  );
}
