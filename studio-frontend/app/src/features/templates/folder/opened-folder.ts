/** A folder that somebody opened in the browser: its files by their paths inside it, parted by slashes. */
export interface OpenedFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, File>;
}

/** Returns the folder whose files a browser gave, all that lie below it. */
export function folderOf(files: readonly File[]): OpenedFolder {
  const paths = files.map((file) => [file.webkitRelativePath.split("/"), file] as const);
  return {
    name: paths[0]?.[0][0] ?? "",
    files: new Map(paths.map(([path, file]) => [path.slice(1).join("/"), file])),
  };
}

/** Returns a path inside a folder as it is written in the folder's files; undefined for one that leads out of it. */
export function insideOf(folder: string, path: string): string | undefined {
  const names = path.replace(/^\.\//, "").split("/");
  return names.some((name) => name === "" || name === "." || name === ".." || name.includes("\\"))
    ? undefined
    : folder + names.join("/");
}

/** Returns the folder that a path is in, with a slash at its end; empty for the folder itself. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
