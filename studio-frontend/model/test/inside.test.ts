import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addNode,
  applyEdit,
  BUILT_IN_TYPES,
  deleteNodes,
  type Edit,
  editInside,
  type FlowSnapshot,
  flowSnapshot,
  insideAt,
  nodeView,
  placeNodes,
  quickProblems,
  renameNode,
  setSetting,
} from "../src/index.ts";

const CALL = "gather.report";

/** A flow that is called by a step in a group. */
const CALLED = flowSnapshot(
  {
    apiVersion: "foldwork/v1",
    spec: {
      inputs: { type: "object", properties: { topic: { type: "string" } } },
      nodes: {
        read: { type: "data.set@1", with: { text: "${ inputs.topic }" } },
        write: { type: "data.set@1", needs: ["read"], with: { text: "${ nodes.read.text }" } },
      },
    },
  },
  { nodes: { read: { x: 8, y: 16 } } },
);

/** Does on the canvas what is then done to the called flow. */
function done(make: (flow: FlowSnapshot) => Edit): FlowSnapshot {
  const edit = editInside(make(insideAt(CALLED, CALL)), CALL, CALLED);
  assert.ok(edit, "it changes the called flow only");
  return applyEdit(CALLED, edit).flow;
}

test("a called flow stands at the paths of the canvas, and sees only itself", () => {
  const inside = insideAt(CALLED, CALL);
  assert.equal(nodeView(inside, `${CALL}.write`)?.needs[0]?.node, "read");
  assert.equal(insideAt(CALLED, CALL), inside, "the same object");
  assert.deepEqual(quickProblems(inside, BUILT_IN_TYPES, CALL), []);
});

test("what is done on the canvas is an edit of the called flow", () => {
  const changed = done((flow) => setSetting(flow, `${CALL}.read`, ["text"], "new"));
  assert.deepEqual(nodeView(changed, "read")?.settings, { text: "new" });
  const renamed = done((flow) => renameNode(flow, `${CALL}.read`, "look"));
  assert.deepEqual(nodeView(renamed, "write")?.settings, { text: "${ nodes.look.text }" });
  assert.deepEqual(renamed.layout, { nodes: { look: { x: 8, y: 16 } } });
  const placed = done((flow) => placeNodes(flow, new Map([[`${CALL}.write`, { x: 1, y: 2 }]])));
  assert.deepEqual(placed.layout, { nodes: { read: { x: 8, y: 16 }, write: { x: 1, y: 2 } } });
  const added = done((flow) => addNode(flow, { type: "log.note@1", holder: CALL, at: { x: 5, y: 5 } }, BUILT_IN_TYPES));
  assert.equal(Object.keys(added.logic.spec as object).join(), "inputs,nodes");
  assert.equal(Object.keys((added.logic.spec as { nodes: object }).nodes).length, 3);
  assert.equal(
    nodeView(
      done((flow) => deleteNodes(flow, [`${CALL}.write`])),
      "write",
    ),
    undefined,
  );
});

test("a flow without any places gets them, and what is around it is not changed", () => {
  const bare = flowSnapshot(CALLED.logic);
  const edit = placeNodes(insideAt(bare, CALL), new Map([[`${CALL}.read`, { x: 3, y: 4 }]]));
  const inner = editInside(edit, CALL, bare);
  assert.deepEqual(inner && applyEdit(bare, inner).flow.layout, { nodes: { read: { x: 3, y: 4 } } });
  assert.equal(editInside(setSetting(insideAt(CALLED, CALL), "gather", ["text"], "no"), CALL, CALLED), undefined);
});
