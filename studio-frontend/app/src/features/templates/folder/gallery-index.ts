import { isList, isObject, type JsonObject, type JsonValue, objectOf, readYaml } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { insideOf } from "./opened-folder.ts";

const words = messages.templates.folder.faults;

/** The index of a gallery (protocol/gallery.schema.json). */
export const INDEX = "gallery.yaml";

/** A template as an index names it; what it does not say, the flow itself does. */
export interface GalleryEntry {
  /** Path of the flow or the bundle in the folder. */
  readonly flow: string;
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly tags: readonly string[];
  readonly author: string | undefined;
  readonly licence: string | undefined;
}

/** What an index says, and in words everything that is wrong with it; entries with a fault are left out. */
export interface GalleryIndex {
  readonly title: string | undefined;
  readonly entries: readonly GalleryEntry[];
  readonly faults: readonly string[];
}

const MOST_ENTRIES = 500;
const MOST_TAGS = 20;
/** The longest texts, in characters. */
const LONGEST = { title: 120, summary: 2_000, author: 120, licence: 120, tag: 40, flow: 300 };
const MEMBERS = ["apiVersion", "kind", "metadata", "spec"];
const ENTRY_MEMBERS = ["flow", "title", "summary", "tags", "author", "licence"];

/** Reads an index. */
export function readIndex(text: string): GalleryIndex {
  const read = readYaml(text);
  if ("message" in read) {
    return { title: undefined, entries: [], faults: [words.noYaml(INDEX, read.line, read.message)] };
  }
  const { value } = read;
  if (!isObject(value) || value.apiVersion !== "foldwork/v1" || value.kind !== "Gallery") {
    return { title: undefined, entries: [], faults: [words.otherKind] };
  }
  const metadata = objectOf(value.metadata);
  const spec = objectOf(value.spec);
  const faults = [
    ...unknown(value, MEMBERS, words.whole),
    ...(value.metadata === undefined || isObject(value.metadata) ? [] : [words.noMap("metadata")]),
    ...unknown(metadata, ["title"], "metadata"),
    ...unknown(spec, ["templates"], "spec"),
  ];
  const title = textOf(metadata, "title", "metadata", faults);
  const entries = entriesOf(spec.templates, faults);
  return { title, entries, faults };
}

function entriesOf(list: JsonValue | undefined, faults: string[]): readonly GalleryEntry[] {
  if (!isList(list) || list.length === 0 || list.length > MOST_ENTRIES) {
    faults.push(words.noTemplates(MOST_ENTRIES));
    return [];
  }
  const seen = new Set<string>();
  return list.flatMap((each, at) => {
    const where = words.entry(at + 1);
    const own: string[] = isObject(each) ? unknown(each, ENTRY_MEMBERS, where) : [];
    const entry = entryOf(each, where, own);
    if (entry !== undefined && seen.has(entry.flow)) {
      own.push(words.twice(where, entry.flow));
    }
    seen.add(entry?.flow ?? "");
    faults.push(...own);
    return entry === undefined || own.length > 0 ? [] : [entry];
  });
}

function entryOf(value: JsonValue, where: string, faults: string[]): GalleryEntry | undefined {
  const flow = isObject(value) && typeof value.flow === "string" ? value.flow : "";
  if (!isObject(value) || !isFlow(flow)) {
    faults.push(words.noFlow(where));
    return undefined;
  }
  return {
    flow: insideOf("", flow) ?? flow,
    title: textOf(value, "title", where, faults),
    summary: textOf(value, "summary", where, faults),
    tags: tagsOf(value.tags, where, faults),
    author: textOf(value, "author", where, faults),
    licence: textOf(value, "licence", where, faults),
  };
}

function isFlow(path: string): boolean {
  return path.length <= LONGEST.flow && /[^/]\.(?:flow\.yaml|flowpack)$/.test(path) && insideOf("", path) !== undefined;
}

function textOf(
  value: JsonObject,
  name: "title" | "summary" | "author" | "licence",
  where: string,
  faults: string[],
): string | undefined {
  const text = value[name];
  if (text === undefined) {
    return undefined;
  }
  if (typeof text !== "string" || text.trim() === "" || text.length > LONGEST[name]) {
    faults.push(words.noText(where, name, LONGEST[name]));
    return undefined;
  }
  return text.trim();
}

function tagsOf(tags: JsonValue | undefined, where: string, faults: string[]): readonly string[] {
  const given = tags ?? [];
  const isTag = (tag: JsonValue) => typeof tag === "string" && tag.trim() !== "" && tag.length <= LONGEST.tag;
  if (!isList(given) || given.length > MOST_TAGS || !given.every(isTag)) {
    faults.push(words.noTags(where, MOST_TAGS, LONGEST.tag));
    return [];
  }
  return [...new Set(given.map(String))];
}

function unknown(value: JsonObject, known: readonly string[], where: string): string[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => words.unknown(where, name, known.join(", ")));
}
