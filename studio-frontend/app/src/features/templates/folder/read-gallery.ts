import { objectOf, readYaml } from "@foldwork/model";
import { messages } from "../../../messages/index.ts";
import { type GalleryEntry, INDEX, readIndex } from "./gallery-index.ts";
import { type OpenedFolder, parentOf } from "./opened-folder.ts";
import { packed } from "./pack.ts";
import { FolderFault, textIn } from "./read-file.ts";

const words = messages.templates.folder.faults;

/** A flow in a folder that one can start from. */
export interface FolderTemplate {
  /** Path of the flow or the bundle in the folder. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly author: string | undefined;
  readonly licence: string | undefined;
  /** Document and layout, for its picture; undefined for a bundle, which only the service opens. */
  readonly drawn: { readonly text: string; readonly layout: unknown } | undefined;
  /** Keys, connections and folders that it asks for, by name. */
  readonly needs: readonly string[];
}

/** A folder with an index, read. */
export interface FolderGallery {
  readonly folder: OpenedFolder;
  readonly title: string;
  readonly templates: readonly FolderTemplate[];
  /** In words, everything that is wrong with it; what is sound can be used all the same. */
  readonly faults: readonly string[];
}

/** Reads a folder's index and the flows that it names. Throws nothing: what is wrong stands in the gallery. */
export async function readGallery(folder: OpenedFolder): Promise<FolderGallery> {
  if (!folder.files.has(INDEX)) {
    return { folder, title: folder.name, templates: [], faults: [words.noIndex(folder.name, INDEX)] };
  }
  const faults: string[] = [];
  const templates: FolderTemplate[] = [];
  const told = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act();
    } catch (fault) {
      faults.push(fault instanceof Error ? fault.message : String(fault));
      return undefined;
    }
  };
  const text = await told(() => textIn(folder, INDEX));
  const index = text === undefined ? undefined : readIndex(text);
  faults.push(...(index?.faults ?? []));
  for (const entry of index?.entries ?? []) {
    const template = await told(() => templateOf(folder, entry));
    templates.push(...(template === undefined ? [] : [template]));
  }
  return { folder, title: index?.title ?? folder.name, templates, faults };
}

/** Returns the file that brings a template to the team. Throws FolderFault where something of it is missing. */
export async function fileOf(folder: OpenedFolder, { path, drawn }: FolderTemplate): Promise<File> {
  const file = folder.files.get(path);
  if (file === undefined) {
    throw new FolderFault(words.missing(path));
  }
  return drawn === undefined ? file : packed(folder, path);
}

async function templateOf(folder: OpenedFolder, entry: GalleryEntry): Promise<FolderTemplate> {
  const { flow: path, tags, author, licence } = entry;
  const name = path.slice(parentOf(path).length);
  const known = { path, tags, author, licence };
  if (path.endsWith(".flowpack")) {
    if (!folder.files.has(path)) {
      throw new FolderFault(words.missing(path));
    }
    return { ...known, title: entry.title ?? name, summary: entry.summary ?? "", drawn: undefined, needs: [] };
  }
  const text = await textIn(folder, path);
  const read = readYaml(text);
  if ("message" in read) {
    throw new FolderFault(words.noYaml(path, read.line, read.message));
  }
  const { apiVersion, kind, metadata, spec } = objectOf(read.value);
  if (apiVersion !== "foldwork/v1" || kind !== "Flow") {
    throw new FolderFault(words.noDocument(path));
  }
  const own = objectOf(metadata);
  return {
    ...known,
    title: entry.title ?? plain(own.title) ?? name,
    summary: entry.summary ?? plain(own.summary) ?? "",
    drawn: { text, layout: await layoutOf(folder, path) },
    needs: needsOf(objectOf(spec).access),
  };
}

function plain(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Returns where a flow's steps stand; nothing where that is not written down. */
async function layoutOf(folder: OpenedFolder, path: string): Promise<unknown> {
  const file = path.replace(/\.flow\.yaml$/, ".flow.layout.json");
  if (!folder.files.has(file)) {
    return undefined;
  }
  const read = readYaml(await textIn(folder, file));
  return "value" in read ? read.value : undefined;
}

function needsOf(access: unknown): readonly string[] {
  const { secrets, connections, folders } = objectOf(access);
  const names = (value: unknown) =>
    Array.isArray(value) ? value.filter((each) => typeof each === "string") : Object.keys(objectOf(value));
  return [...names(secrets), ...names(connections), ...names(folders)];
}
