import assert from "node:assert/strict";
import test from "node:test";
import { BUILT_IN_TYPES, objectOf, quickProblems, requirementsOf } from "../src/index.ts";
import { done, flow } from "./sample.ts";

const types = BUILT_IN_TYPES;

const ASKING = flow(`
spec:
  access: { secrets: [KNOWN] }
  nodes:
    call:
      type: http.request@1
      with:
        url: https://example.com/
        headers: { Authorization: "Bearer \${ secrets.KEY }", Other: "\${ secrets.KNOWN & secrets.KEY }" }
    sent: { type: http.request@1, with: { connection: crm, url: /orders } }
    save: { type: file.write@1, with: { folder: desk, path: a.txt, content: hi } }
    some: { type: file.read@1, with: { folder: "\${ inputs.folder }", path: a.txt } }
    inner: { type: flow.group@1, nodes: { look: { type: file.list@1, with: { folder: pile } } } }
`);

test("names what steps ask for, each place once", () => {
  const asked = (path: string) =>
    requirementsOf(ASKING, path, types).map(({ kind, name, pointer }) => `${kind} ${name} ${pointer.join("/")}`);

  assert.deepEqual(asked("call"), [
    "secret KEY spec/nodes/call/with/headers/Authorization",
    "secret KNOWN spec/nodes/call/with/headers/Other",
    "secret KEY spec/nodes/call/with/headers/Other",
  ]);
  assert.deepEqual(asked("sent"), ["connection crm spec/nodes/sent/with/connection"]);
  assert.deepEqual(asked("inner.look"), ["folder pile spec/nodes/inner/nodes/look/with/folder"]);
  assert.deepEqual(asked("some"), []);
  assert.deepEqual(asked("gone"), []);
});

test("what the flow does not say that it uses is said with a button", () => {
  const missing = () => quickProblems(ASKING, types).filter(({ code }) => code === "ACCESS_MISSING");
  const access = (path: string) => {
    const fix = missing().find((problem) => problem.path === path)?.fixes[0];
    const made = done(ASKING, fix?.edit() ?? assert.fail());
    return objectOf(objectOf(made.logic.spec).access);
  };

  assert.deepEqual(
    missing().map(({ path, message }) => `${path}: ${message}`),
    [
      "call: The flow does not say yet that it uses the key KEY.",
      "call: The flow does not say yet that it uses the key KEY.",
      "sent: The flow does not say yet that it uses the connection crm.",
      "save: The flow does not say yet that it uses the folder desk.",
      "inner.look: The flow does not say yet that it uses the folder pile.",
    ],
  );
  assert.deepEqual(access("call"), { secrets: ["KNOWN", "KEY"] });
  assert.deepEqual(access("sent"), { secrets: ["KNOWN"], connections: { crm: "http" } });
  assert.deepEqual(access("save").folders, { desk: { title: "desk", mode: "read_write" } });
  assert.deepEqual(access("inner.look").folders, { pile: { title: "pile", mode: "read" } });
});
