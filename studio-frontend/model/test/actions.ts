import {
  addNode,
  allPaths,
  BUILT_IN_TYPES,
  changeFlow,
  changeNodes,
  collapse,
  collapseToFlow,
  connect,
  copyText,
  deleteNodes,
  disconnect,
  dropOnWire,
  duplicate,
  type Edit,
  type FlowSnapshot,
  holderOf,
  idOf,
  insertOnWire,
  moveNodes,
  type NodePath,
  nodesOf,
  nodeView,
  pasteText,
  placeNodes,
  quickProblems,
  renameNode,
  replaceAll,
  replaceType,
  resizeNode,
  setNotes,
  setOutput,
  setSetting,
  unpack,
  unpackCall,
  wiresOf,
} from "../src/index.ts";
import type { Chance } from "./chance.ts";
import { RESEARCH } from "./sample.ts";

const types = BUILT_IN_TYPES;
const WORDS = ["Search", "Read each page", "Ünïcode ✓", "notes", "page", "3 tries", "", "__proto__", "then"];
const LEAVES = [
  "data.set@1",
  "data.transform@1",
  "flow.if@1",
  "chat.ask@1",
  "http.request@1",
  "flow.group@1",
  "flow.for_each@1",
];

type Action = (flow: FlowSnapshot, chance: Chance) => Edit | undefined;

/** Everything a person can do, each with chosen-by-chance arguments; undefined when there is nothing to do it to. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  add: (flow, chance) => {
    const holder = chance.of(["", ...holders(flow)]) ?? "";
    const type = chance.of(LEAVES) ?? "data.set@1";
    const settings = chance.below(2) === 0 ? { v: expression(flow, chance, holder) } : undefined;
    return addNode(
      flow,
      { type, holder, title: word(chance), ...(settings && { settings }), at: point(chance) },
      types,
    );
  },
  addSeveral: (flow, chance) => addNode(flow, { type: chance.of(LEAVES) ?? "", title: word(chance) }, types),
  insert: (flow, chance) =>
    onWire(flow, chance, (wire) => insertOnWire(flow, wire, { type: "flow.if@1", title: word(chance) }, types)),
  drop: (flow, chance) =>
    onWire(flow, chance, (wire) =>
      dropOnWire(flow, wire, chance.of(Object.keys(nodesOf(flow, wire.holder))) ?? "", types),
    ),
  delete: (flow, chance) => some(flow, chance, (paths) => deleteNodes(flow, paths, chance.below(2) === 0)),
  connect: (flow, chance) =>
    one(flow, chance, (path) => {
      const holder = holderOf(path);
      const from = chance.of(Object.keys(nodesOf(flow, holder))) ?? "";
      return connect(
        flow,
        { holder, from, port: chance.of(["done", "error", "then", "else"]) ?? "", to: idOf(path) },
        types,
      );
    }),
  disconnect: (flow, chance) => onWire(flow, chance, (wire) => disconnect(flow, [wire])),
  rename: (flow, chance) =>
    one(flow, chance, (path) => renameNode(flow, path, `${chance.of(["n", "page", "search"])}_${chance.below(60)}`)),
  title: (flow, chance) => some(flow, chance, (paths) => changeNodes(flow, paths, { title: word(chance) })),
  disable: (flow, chance) =>
    some(flow, chance, (paths) => changeNodes(flow, paths, { disabled: chance.below(2) === 0 })),
  handling: (flow, chance) =>
    one(flow, chance, (path) =>
      changeNodes(flow, [path], { retry: { attempts: 1 + chance.below(5) }, timeout: "5s", onError: "continue" }),
    ),
  setting: (flow, chance) =>
    one(flow, chance, (path) =>
      setSetting(flow, path, [chance.of(["a", "b~/", "url"]) ?? "a"], expression(flow, chance, holderOf(path))),
    ),
  output: (flow, chance) => setOutput(flow, chance.of(["", ...holders(flow)]) ?? "", "o", expression(flow, chance, "")),
  flow: (flow, chance) => changeFlow(flow, { title: word(chance), tags: chance.below(2) === 0 ? [] : ["a", "b"] }),
  place: (flow, chance) =>
    some(flow, chance, (paths) => placeNodes(flow, new Map(paths.map((path) => [path, point(chance)])))),
  resize: (flow, chance) => one(flow, chance, (path) => resizeNode(flow, path, 150 + chance.below(300))),
  note: (flow, chance) => setNotes(flow, [{ text: word(chance), ...point(chance), width: 100, height: 80 }]),
  duplicate: (flow, chance) => some(flow, chance, (paths) => duplicate(flow, paths)),
  paste: (flow, chance) =>
    some(flow, chance, (paths) =>
      pasteText(flow, copyText(flow, paths), { holder: chance.of(["", ...holders(flow)]) ?? "", at: point(chance) }),
    ),
  pasteFlow: (flow, chance) =>
    pasteText(flow, JSON.stringify(RESEARCH.logic), { holder: chance.of(["", ...holders(flow)]) ?? "" }),
  move: (flow, chance) =>
    some(flow, chance, (paths) => moveNodes(flow, paths, chance.of(["", ...holders(flow)]) ?? "", types)),
  collapse: (flow, chance) => beside(flow, chance, (paths) => collapse(flow, paths, types, word(chance) || "Group")),
  ownFlow: (flow, chance) =>
    beside(flow, chance, (paths) => collapseToFlow(flow, paths, types, { title: "Own", uses: "team/own@1" }).edit),
  unpack: (flow, chance) => {
    const group = chance.of(holders(flow));
    return group === undefined ? undefined : unpack(flow, group, types);
  },
  bringIn: (flow, chance) => {
    const call = chance.of(allPaths(flow).filter((path) => nodeView(flow, path)?.uses !== ""));
    return call === undefined ? undefined : unpackCall(flow, call, RESEARCH);
  },
  type: (flow, chance) => one(flow, chance, (path) => replaceType(flow, path, chance.of(LEAVES) ?? "", types)),
  replace: (flow, chance) => replaceAll(flow, { text: chance.of(["a", "Search", "zzz"]) ?? "a", by: "b" }, types).edit,
  fix: (flow, chance) => chance.of(quickProblems(flow, types).flatMap((problem) => problem.fixes))?.edit(),
};

function holders(flow: FlowSnapshot): readonly NodePath[] {
  return allPaths(flow).filter((path) => nodeView(flow, path)?.value.nodes !== undefined);
}

function word(chance: Chance): string {
  return chance.of(WORDS) ?? "";
}

function point(chance: Chance): { x: number; y: number } {
  return { x: chance.below(2_000), y: chance.below(1_000) };
}

function expression(flow: FlowSnapshot, chance: Chance, holder: NodePath): string {
  const id = chance.of(Object.keys(nodesOf(flow, holder))) ?? "gone";
  return (
    chance.of([
      `\${ nodes.${id}.value }`,
      `a \${ nodes.\`${id}\`.v & item.x } b`,
      `\${ inputs.topic & vars.short }`,
      "plain",
    ]) ?? ""
  );
}

function one(flow: FlowSnapshot, chance: Chance, act: (path: NodePath) => Edit): Edit | undefined {
  const path = chance.of(allPaths(flow));
  return path === undefined ? undefined : act(path);
}

function some(flow: FlowSnapshot, chance: Chance, act: (paths: readonly NodePath[]) => Edit): Edit | undefined {
  const paths = chance.some(allPaths(flow), 3);
  return paths.length === 0 ? undefined : act(paths);
}

function beside(flow: FlowSnapshot, chance: Chance, act: (paths: readonly NodePath[]) => Edit): Edit | undefined {
  const first = chance.of(allPaths(flow));
  const siblings = allPaths(flow).filter((path) => first !== undefined && holderOf(path) === holderOf(first));
  return siblings.length === 0 ? undefined : act(chance.some(siblings, 3));
}

function onWire(
  flow: FlowSnapshot,
  chance: Chance,
  act: (wire: { holder: NodePath; from: string; port: string; to: string }) => Edit,
): Edit | undefined {
  const holder = chance.of(["", ...holders(flow)]) ?? "";
  const wire = chance.of(wiresOf(nodesOf(flow, holder)));
  return wire && act({ ...wire, holder });
}
