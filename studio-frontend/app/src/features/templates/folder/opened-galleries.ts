import { create } from "zustand";
import type { OpenedFolder } from "./opened-folder.ts";
import type { FolderGallery } from "./read-gallery.ts";

/** A gallery that is open in this window. */
export interface OpenedGallery extends FolderGallery {
  readonly id: string;
}

/** Galleries from folders; they stay open while one goes to other pages, until the window is left. */
export const useOpenedGalleries = create<{ readonly galleries: readonly OpenedGallery[] }>(() => ({ galleries: [] }));

/** Reads a folder and shows it; one of the same name is replaced, which is how it is read again. Returns its id. */
export async function openGallery(folder: OpenedFolder): Promise<string> {
  // The reader comes with the first folder: most who look at templates open none.
  const { readGallery } = await import("./read-gallery.ts");
  const gallery = { ...(await readGallery(folder)), id: crypto.randomUUID() };
  useOpenedGalleries.setState(({ galleries }) => ({
    galleries: [...galleries.filter((each) => each.folder.name !== folder.name), gallery],
  }));
  return gallery.id;
}

export function closeGallery(id: string): void {
  useOpenedGalleries.setState(({ galleries }) => ({ galleries: galleries.filter((each) => each.id !== id) }));
}
