import { type FlowNode, type FlowSnapshot, nodesIn, nodeValue } from "../document/flow.ts";
import { placeOf, writtenPlace } from "../document/layout.ts";
import { holderOf, idOf, type NodePath, outermost, ROOT } from "../document/path.ts";
import { isObject, type JsonObject, type JsonValue, member, objectOf } from "../json/value.ts";
import { readYaml, yamlText } from "../text/yaml.ts";
import { byHolder } from "./delete.ts";
import { type Edit, EditRefused } from "./edit.ts";
import { EditBuilder } from "./edit-builder.ts";
import { BESIDE, insertPiece, type Piece } from "./insert.ts";
import { named } from "./names.ts";

/** Returns nodes as a text of YAML: readable, and to be pasted into any flow. */
export function copyText(flow: FlowSnapshot, paths: readonly NodePath[]): string {
  const nodes: Record<string, FlowNode> = {};
  const places: Record<string, JsonObject> = {};
  for (const path of outermost(paths)) {
    const value = nodeValue(flow, path);
    const id = freeAmong(nodes, idOf(path));
    if (value) {
      nodes[id] = value;
      Object.assign(places, placesBelow(flow, path, id));
    }
  }
  const layout = Object.keys(places).length === 0 ? {} : { layout: { nodes: places } };
  return yamlText({ nodes, ...layout });
}

function freeAmong(nodes: JsonObject, id: string): string {
  let free = id;
  for (let i = 2; Object.hasOwn(nodes, free); i++) {
    free = `${id}_${i}`;
  }
  return free;
}

function placesBelow(flow: FlowSnapshot, path: NodePath, id: string): Record<string, JsonObject> {
  const places: Record<string, JsonObject> = {};
  for (const key of Object.keys(objectOf(member(flow.layout, "nodes")))) {
    const place = key === path || key.startsWith(`${path}.`) ? placeOf(flow, key) : undefined;
    if (place) {
      places[id + key.slice(path.length)] = { ...place };
    }
  }
  return places;
}

/** Where pasted nodes go: a body, and the point of it where their top left corner is to be. */
export interface PasteTarget {
  readonly holder?: NodePath;
  readonly at?: { readonly x: number; readonly y: number };
}

/**
 * Pastes a text: a whole flow, a map with `nodes`, nodes by id, or one node, as YAML or JSON. What does not fit the new
 * place is in the edit's problems.
 */
export function pasteText(flow: FlowSnapshot, text: string, target: PasteTarget = {}): Edit {
  const read = readYaml(text);
  if ("message" in read) {
    throw new EditRefused(`What was copied cannot be read as steps. Line ${read.line}: ${read.message}`);
  }
  const piece = pieceOf(read.value);
  if (!piece) {
    throw new EditRefused("What was copied holds no steps.");
  }
  const edit = new EditBuilder(flow);
  const paths = insertPiece(edit, target.holder ?? ROOT, piece, shiftOf(piece, target.at));
  const [first] = paths;
  if (target.at && first !== undefined && Object.keys(objectOf(member(piece.layout, "nodes"))).length === 0) {
    edit.set("layout", ["nodes", first], writtenPlace(target.at));
  }
  return edit.build(`Paste ${named(edit.flow, paths)}`, paths);
}

function pieceOf(value: JsonValue): Piece | undefined {
  const map = objectOf(value);
  if (typeof map.type === "string") {
    return { nodes: { [map.type.replace(/^.*\.|@.*$/g, "") || "step"]: map }, layout: {} };
  }
  const within = isObject(map.spec) ? map.spec : isObject(map.nodes) ? map : { nodes: map };
  const nodes = Object.entries(nodesIn(within)).filter(([, node]) => typeof node.type === "string");
  return nodes.length === 0 ? undefined : { nodes: Object.fromEntries(nodes), layout: objectOf(map.layout) };
}

function shiftOf(piece: Piece, at: PasteTarget["at"]): { readonly x: number; readonly y: number } {
  const places = Object.entries(objectOf(member(piece.layout, "nodes"))).filter(([path]) => !path.includes("."));
  if (at === undefined || places.length === 0) {
    return BESIDE;
  }
  const least = (axis: "x" | "y") => Math.min(...places.map(([, place]) => Number(objectOf(place)[axis]) || 0));
  return { x: at.x - least("x"), y: at.y - least("y") };
}

/** Doubles nodes beside themselves, each in its own body; the copies need what the originals need. */
export function duplicate(flow: FlowSnapshot, paths: readonly NodePath[]): Edit {
  const edit = new EditBuilder(flow);
  const originals = outermost(paths);
  const copies = [...byHolder(originals).keys()].flatMap((holder) => {
    const inside = originals.filter((path) => holderOf(path) === holder);
    const nodes = Object.fromEntries(inside.map((path) => [idOf(path), nodeValue(flow, path) ?? {}]));
    const places = Object.assign({}, ...inside.map((path) => placesBelow(flow, path, idOf(path))));
    return insertPiece(edit, holder, { nodes, layout: { nodes: places } }, BESIDE);
  });
  return edit.build(`Double ${named(flow, originals)}`, copies);
}
