import { isList, isObject, type JsonValue, objectOf, readYaml } from "@foldwork/model";
import { type Zippable, zipSync } from "fflate";
import { messages } from "../../../messages/index.ts";
import { insideOf, type OpenedFolder, parentOf } from "./opened-folder.ts";
import { FolderFault, textIn } from "./read-file.ts";

const LOCK = "foldwork.lock";
const DOCUMENT = ".flow.yaml";
const LAYOUT = ".flow.layout.json";

/**
 * Returns what is sent of a flow in a folder: its document alone where it needs no more, else a bundle of it with its
 * layout and all files that it reads, those of the flows that it calls among them.
 *
 * @throws FolderFault a file that it reads is not there, or cannot be read
 */
export async function packed(folder: OpenedFolder, main: string): Promise<File> {
  const texts = new Map<string, string>();
  const base = parentOf(main);
  await gather({ folder, base, texts }, main.slice(base.length), "");
  const name = main.slice(base.length);
  if (texts.size === 1) {
    return new File([texts.get(name) ?? ""], name);
  }
  return new File([await bundle(name, texts)], name.replace(DOCUMENT, ".flowpack"));
}

interface Gathering {
  readonly folder: OpenedFolder;
  /** The folder of the outermost flow. */
  readonly base: string;
  /** What has been found, by its path below the base. */
  readonly texts: Map<string, string>;
}

/** Takes a flow with what it reads; `beside` is the folder below the base from which it reads. */
async function gather(all: Gathering, path: string, beside: string): Promise<void> {
  const text = await take(all, path, path);
  const read = text === undefined ? undefined : readYaml(text);
  if (read === undefined || "message" in read) {
    return;
  }
  await takeIfThere(all, path.replace(DOCUMENT, LAYOUT));
  const { files, calls, pins } = readsOf(read.value);
  for (const file of files) {
    await take(all, within(all, beside, file, path), path);
  }
  for (const call of calls) {
    await gather(all, within(all, beside, call, path), beside);
  }
  if (pins) {
    await gatherPinned(all, path);
  }
}

/** Takes the called versions that the lock of the outermost flow names. */
async function gatherPinned(all: Gathering, from: string): Promise<void> {
  if (all.texts.has(LOCK)) {
    return;
  }
  const read = readYaml((await take(all, LOCK, from)) ?? "");
  const flows = "value" in read ? objectOf(objectOf(read.value).flows) : {};
  for (const pin of Object.values(flows)) {
    const { file } = objectOf(pin);
    if (typeof file === "string") {
      await gather(all, within(all, "", file, LOCK), parentOf(file));
    }
  }
}

async function take({ folder, base, texts }: Gathering, path: string, from: string): Promise<string | undefined> {
  if (texts.has(path)) {
    return undefined;
  }
  if (!folder.files.has(base + path)) {
    throw new FolderFault(messages.templates.folder.faults.beside(base + from, path));
  }
  const text = await textIn(folder, base + path);
  texts.set(path, text);
  return text;
}

async function takeIfThere(all: Gathering, path: string): Promise<void> {
  if (all.folder.files.has(all.base + path)) {
    await take(all, path, path);
  }
}

function within({ base }: Gathering, beside: string, path: string, from: string): string {
  const inside = insideOf(beside, path);
  if (inside === undefined) {
    throw new FolderFault(messages.templates.folder.faults.beside(base + from, path));
  }
  return inside;
}

interface Reads {
  readonly files: readonly string[];
  readonly calls: readonly string[];
  /** True where versions are called, which the lock names. */
  readonly pins: boolean;
}

/** Returns what a document reads: settings that are a file, and called flows. */
function readsOf(document: JsonValue): Reads {
  const files: string[] = [];
  const uses: string[] = [];
  const look = (value: JsonValue | undefined): void => {
    if (isList(value)) {
      value.forEach(look);
    } else if (isObject(value)) {
      const { file } = value;
      if (typeof file === "string" && Object.keys(value).length === 1) {
        files.push(file);
      }
      if (typeof value.uses === "string") {
        uses.push(value.uses);
      }
      Object.values(value).forEach(look);
    }
  };
  look(objectOf(document).spec);
  const calls = uses.filter((each) => each.startsWith("./"));
  return { files, calls, pins: calls.length < uses.length };
}

/** Writes a bundle as the service reads it: a manifest with the hash of every file, then the files, nothing packed. */
async function bundle(main: string, texts: ReadonlyMap<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const files = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => [path, encoder.encode(text)] as const);
  const hashes: Record<string, string> = {};
  for (const [path, bytes] of files) {
    hashes[path] = `sha256:${hex(await crypto.subtle.digest("SHA-256", bytes))}`;
  }
  const manifest = encoder.encode(JSON.stringify({ formatVersion: 1, main, files: hashes }));
  const entries: Zippable = { "manifest.json": manifest, ...Object.fromEntries(files) };
  return zipSync(entries, { level: 0 });
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
