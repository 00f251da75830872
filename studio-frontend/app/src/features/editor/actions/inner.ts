import { ok } from "@foldwork/api";
import { changeNodes, eachNode, holderOf, type NodePath } from "@foldwork/model";
import { api } from "../../../service/index.ts";
import { pinOf, pinText } from "../session/pin.ts";
import type { Editor } from "../store/editor-state.ts";
import { followInner, update } from "../store/editor-store.ts";
import type { Caller } from "../store/inner-draft.ts";
import { callAround } from "../store/inner-drafts.ts";
import { apply } from "./apply.ts";

const MOST_CALLERS = 50;

/** Returns which other flows call a flow. */
export async function callersOf(flow: string, own: string): Promise<readonly Caller[]> {
  const params = { path: { flow }, query: { limit: MOST_CALLERS } };
  const { calls } = await ok(api.GET("/api/v1/flows/{flow}/usage", { params }));
  return calls.filter((call) => call.flow !== own);
}

/** Opens the draft of a called flow, to be edited where it is called. */
export async function editCalled(editor: Editor, uses: string): Promise<void> {
  const { called, openDraft, inner, id: own } = editor.getState();
  const flow = called.get(uses);
  if (!flow || inner.has(uses)) {
    return;
  }
  const [session, callers] = await Promise.all([openDraft(flow.id), callersOf(flow.id, own)]);
  const draft = { id: flow.id, title: flow.title, session, callers };
  update(editor, { inner: new Map([...editor.getState().inner, [uses, draft]]) });
  followInner(editor, uses);
}

/** Publishes the draft of a called flow, and calls that version wherever the old one was called here. Returns its number. */
export async function publishCalled(editor: Editor, uses: string): Promise<number> {
  const draft = editor.getState().inner.get(uses);
  const pin = pinOf(uses);
  if (!draft || !pin) {
    throw new Error(`the flow ${uses} is not edited here`);
  }
  const { id, session } = draft;
  await session.flush();
  const flow = await ok(api.GET("/api/v1/flows/{flow}", { params: { path: { flow: id } } }));
  const params = { path: { flow: id }, header: { "If-Match": `"${flow.draftRevision}"` } };
  const { number } = await ok(api.POST("/api/v1/flows/{flow}/versions", { params, body: { note: null } }));
  const next = pinText({ ...pin, number });
  const { called, inner, order } = editor.getState();
  const before = called.get(uses);
  const shown = before && { ...before, number, newest: number, snapshot: session.state.flow };
  order.forget(session);
  const left = new Map([...inner].filter(([each]) => each !== uses));
  const known = new Map([...called].filter(([each]) => each !== uses));
  const calls = callsOf(editor, uses);
  update(editor, { called: shown ? new Map([...called, [next, shown]]) : called });
  for (const [, paths] of calls) {
    const [first = ""] = paths;
    apply(editor, (now) => changeNodes(now, paths, { uses: next }), holderOf(first));
  }
  update(editor, { inner: left, called: shown ? known.set(next, shown) : known });
  return number;
}

/** Returns the steps that call a version, by the calling step whose flow they are written in: here at any depth. */
function callsOf(editor: Editor, uses: string): ReadonlyMap<NodePath, readonly NodePath[]> {
  const { scene, flow } = editor.getState();
  const own: NodePath[] = [];
  eachNode(flow, (path, node) => {
    if (node.uses === uses) {
      own.push(path);
    }
  });
  const inside = [...scene.nodes.values()].filter((node) => node.called === uses).map((node) => node.path);
  return Map.groupBy(new Set([...own, ...inside]), (path) => callAround(scene, holderOf(path)));
}
