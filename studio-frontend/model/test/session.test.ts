import assert from "node:assert/strict";
import test from "node:test";
import {
  addNode,
  BUILT_IN_TYPES,
  changeNodes,
  deleteNodes,
  FlowSession,
  type FlowSnapshot,
  nodeValue,
  nodeView,
  placeNodes,
  renameNode,
  replaceText,
  setSetting,
  yamlText,
} from "../src/index.ts";
import { RESEARCH } from "./sample.ts";
import { TestingService, TestingStore } from "./testing-service.ts";

const types = BUILT_IN_TYPES;

/** Never saves by itself: tests say when. */
const never = () => () => {};

async function opened(service: TestingService, store = new TestingStore(), actor = "me") {
  return FlowSession.open({ transport: service, actor, store, schedule: never });
}

function url(flow: FlowSnapshot): unknown {
  return nodeView(flow, "search")?.settings.url;
}

test("edits are saved together, layout and logic each with its own revision", async () => {
  const service = new TestingService(RESEARCH);
  const session = await opened(service);
  for (const text of ["h", "ht", "htt"]) {
    session.apply(setSetting(session.state.flow, "search", ["url"], text));
  }
  session.apply(placeNodes(session.state.flow, new Map([["search", { x: 8, y: 8 }]])));
  assert.equal(session.state.saving.kind, "saving");
  await session.flush();
  assert.equal(session.state.saving.kind, "saved");
  assert.deepEqual(service.revisions, { logic: 2, layout: 2 });
  assert.deepEqual(
    service.calls.map(({ half, change }) => [half, change.patch.length]),
    [
      ["logic", 1],
      ["layout", 1],
    ],
  );
  assert.deepEqual(service.flow, session.state.flow);
});

test("undo and redo are saved like every edit", async () => {
  const service = new TestingService(RESEARCH);
  const session = await opened(service);
  session.apply(deleteNodes(session.state.flow, ["gather"]));
  await session.flush();
  assert.equal(session.state.undo, "Delete Gather");
  session.undo();
  await session.flush();
  assert.deepEqual(service.flow.logic, RESEARCH.logic);
  session.redo();
  await session.flush();
  assert.equal(nodeValue(service.flow, "gather"), undefined);
});

test("two tabs that change different places meet without a word", async () => {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service, undefined, "you")];
  one.apply(changeNodes(one.state.flow, ["search"], { note: "first" }));
  two.apply(renameNode(two.state.flow, "notes", "mine"));
  await one.flush();
  await two.flush();
  assert.deepEqual(two.state.conflicts, []);
  assert.equal(nodeView(two.state.flow, "search")?.note, "first");
  await one.refresh();
  assert.deepEqual(one.state.flow.logic, service.flow.logic);
  assert.deepEqual(nodeValue(one.state.flow, "gather")?.needs, ["search", "mine"]);
  assert.equal(one.undo(), undefined);
  await one.flush();
  assert.equal(nodeView(service.flow, "search")?.note, "");
  assert.deepEqual(nodeValue(service.flow, "gather")?.needs, ["search", "mine"]);
});

async function conflicting(store = new TestingStore()) {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service, store)];
  one.apply(setSetting(one.state.flow, "search", ["url"], "theirs"));
  await one.flush();
  two.apply(setSetting(two.state.flow, "search", ["url"], "mine"));
  two.apply(changeNodes(two.state.flow, ["notes"], { note: "kept" }));
  await two.flush();
  return { service, session: two };
}

test("two tabs that change the same setting: theirs is shown, ours waits with both values", async () => {
  const { service, session } = await conflicting();
  const [conflict] = session.state.conflicts;
  assert.deepEqual(conflict?.fields, [
    { node: "search", member: ["with", "url"], base: url(RESEARCH), mine: "mine", theirs: "theirs" },
  ]);
  assert.equal(conflict?.label, "Change url of Web search");
  assert.equal(url(session.state.flow), "theirs");
  assert.equal(nodeView(service.flow, "notes")?.note, "kept");
  assert.equal(
    session.state.log.some((entry) => entry.state === "dropped"),
    true,
  );
});

test("keeping mine saves ours and can be undone; taking theirs saves nothing", async () => {
  const mine = await conflicting();
  mine.session.resolve(mine.session.state.conflicts[0]?.id ?? 0, "mine");
  await mine.session.flush();
  assert.equal(url(mine.service.flow), "mine");
  assert.equal(mine.session.state.conflicts.length, 0);
  mine.session.undo();
  assert.equal(url(mine.session.state.flow), "theirs");

  const theirs = await conflicting();
  const saved = theirs.service.calls.length;
  theirs.session.resolve(theirs.session.state.conflicts[0]?.id ?? 0, "theirs");
  await theirs.session.flush();
  assert.equal(theirs.service.calls.length, saved);
  assert.equal(url(theirs.session.state.flow), "theirs");
});

test("what waits for a decision outlives a reload", async () => {
  const store = new TestingStore();
  const { service } = await conflicting(store);
  const again = await opened(service, store);
  assert.equal(again.state.conflicts[0]?.fields[0]?.mine, "mine");
  again.resolve(again.state.conflicts[0]?.id ?? 0, "mine");
  await again.flush();
  assert.equal(url(service.flow), "mine");
  assert.equal(store.kept, undefined);
});

test("a step that was deleted elsewhere comes back with mine", async () => {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service)];
  one.apply(deleteNodes(one.state.flow, ["ask"]));
  await one.flush();
  two.apply(setSetting(two.state.flow, "ask", ["question"], "Really?"));
  await two.flush();
  assert.equal(nodeValue(two.state.flow, "ask"), undefined);
  two.resolve(two.state.conflicts[0]?.id ?? 0, "mine");
  await two.flush();
  assert.deepEqual(nodeValue(service.flow, "ask"), {
    ...nodeValue(RESEARCH, "ask"),
    with: { question: "Really?", options: ["Go on", "Stop"] },
  });
});

test("offline: keeps everything over a reload and sends it when the service is back", async () => {
  const service = new TestingService(RESEARCH);
  const store = new TestingStore();
  const session = await opened(service, store);
  service.away = true;
  session.apply(setSetting(session.state.flow, "search", ["url"], "a"));
  session.apply(addNode(session.state.flow, { type: "data.set@1", title: "Late", at: { x: 1, y: 1 } }, types));
  await session.flush();
  assert.deepEqual(session.state.saving, { kind: "offline", message: "No connection" });
  service.away = false;
  const again = await opened(service, store);
  assert.equal(url(again.state.flow), "a");
  assert.deepEqual(again.state.flow, session.state.flow);
  await again.flush();
  assert.deepEqual(service.flow, again.state.flow);
  assert.equal(again.state.saving.kind, "saved");
  assert.equal(store.kept, undefined);
});

test("an answer that was lost is not taken for somebody else's change", async () => {
  const service = new TestingService(RESEARCH);
  const session = await opened(service);
  session.apply(setSetting(session.state.flow, "search", ["url"], "a"));
  session.apply(deleteNodes(session.state.flow, ["ask"]));
  service.loseAnswer = true;
  await session.flush();
  assert.equal(session.state.saving.kind, "offline");
  session.apply(setSetting(session.state.flow, "search", ["url"], "b"));
  session.retry();
  await session.flush();
  assert.deepEqual(session.state.conflicts, []);
  assert.equal(url(service.flow), "b");
  assert.deepEqual(service.flow, session.state.flow);
});

test("what the service refuses waits, and later edits with it", async () => {
  const service = new TestingService(RESEARCH);
  const session = await opened(service);
  service.refuse = "You may look, not change.";
  session.apply(setSetting(session.state.flow, "search", ["url"], "a"));
  await session.flush();
  assert.deepEqual(session.state.saving, { kind: "refused", message: "You may look, not change." });
  service.refuse = undefined;
  session.retry();
  await session.flush();
  assert.equal(url(service.flow), "a");
});

test("an undo that would take back somebody else's work is refused with the reason", async () => {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service)];
  one.apply(changeNodes(one.state.flow, ["search"], { note: "one" }));
  await one.flush();
  await two.refresh();
  two.apply(changeNodes(two.state.flow, ["search"], { note: "two" }));
  await two.flush();
  await one.refresh();
  assert.match(one.undo() ?? "", /^Somebody else changed search after/);
  assert.equal(nodeView(one.state.flow, "search")?.note, "two");
  assert.equal(one.state.undo, undefined);
});

test("more steps than the service takes go out as whole members", async () => {
  const service = new TestingService(RESEARCH);
  const session = await opened(service);
  let many = addNode(RESEARCH, { type: "data.set@1", title: "X" }, types);
  const steps = Array.from({ length: 1_500 }, (_, i) => ({
    op: "add" as const,
    path: `/spec/nodes/n${i}`,
    value: { type: "data.set@1" },
  }));
  many = { ...many, logic: steps };
  session.apply(many);
  await session.flush();
  assert.deepEqual(service.flow, session.state.flow);
});

test("a text typed beside the canvas is saved as it is; comments that meet a change wait for a person", async () => {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service)];
  const text = `# Why\n${yamlText(RESEARCH.logic)}`;
  two.apply(replaceText(two.state.flow, text));
  await two.flush();
  assert.equal(service.calls[0]?.change.text, text);
  one.apply(changeNodes(one.state.flow, ["search"], { note: "hi" }));
  await one.flush();
  await two.refresh();
  one.apply(changeNodes(one.state.flow, ["notes"], { note: "ho" }));
  await one.flush();
  two.apply(replaceText(two.state.flow, `# Again\n${yamlText(two.state.flow.logic)}`));
  await two.flush();
  assert.equal(nodeView(two.state.flow, "notes")?.note, "ho");
  const [conflict] = two.state.conflicts;
  assert.match(conflict?.pending[0]?.text ?? "", /^# Again/);
  two.resolve(conflict?.id ?? 0, "mine");
  await two.flush();
  assert.match(service.calls.at(-1)?.change.text ?? "", /^# Again/);
});

test("two tabs that move the same step: the last one has moved it, nobody is asked", async () => {
  const service = new TestingService(RESEARCH);
  const [one, two] = [await opened(service), await opened(service)];
  one.apply(placeNodes(one.state.flow, new Map([["search", { x: 1, y: 1 }]])));
  two.apply(
    placeNodes(
      two.state.flow,
      new Map([
        ["search", { x: 2, y: 2 }],
        ["notes", { x: 3, y: 3 }],
      ]),
    ),
  );
  await one.flush();
  await two.flush();
  assert.deepEqual(two.state.conflicts, []);
  assert.deepEqual(service.flow.layout, { nodes: { search: { x: 2, y: 2 }, notes: { x: 3, y: 3 } } });
});
