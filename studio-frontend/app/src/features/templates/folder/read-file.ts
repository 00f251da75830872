import { messages } from "../../../messages/index.ts";
import type { OpenedFolder } from "./opened-folder.ts";

const words = messages.templates.folder.faults;
const MEBI = 1024 * 1024;
/** A document has at most so much (FlowReader.MAX_BYTES). */
const MOST_MEBI = 16;

/** Something in an opened folder that is not as it must be, in words. */
export class FolderFault extends Error {}

/**
 * Returns the text of a file in a folder.
 *
 * @throws FolderFault it is not there, is too large, or has changed since the folder was opened
 */
export async function textIn(folder: OpenedFolder, path: string): Promise<string> {
  const file = folder.files.get(path);
  if (file === undefined) {
    throw new FolderFault(words.missing(path));
  }
  if (file.size > MOST_MEBI * MEBI) {
    throw new FolderFault(words.tooLarge(path, MOST_MEBI));
  }
  try {
    return await file.text();
  } catch {
    throw new FolderFault(words.unreadable(path));
  }
}
