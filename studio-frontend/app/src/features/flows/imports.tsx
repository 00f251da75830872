import { useQueryClient } from "@tanstack/react-query";
import { FileDrop, ImportDialog } from "../transfer/index.ts";
import { flowQueries } from "./flow-queries.ts";

/** Files that were given, and what was dropped that is none. */
export interface Dropped {
  readonly files: readonly File[];
  readonly refused: readonly string[];
}

interface ImportsProps {
  /** What is imported now; empty where files are still to be chosen. */
  readonly dropped: Dropped | undefined;
  readonly onDrop: (dropped: Dropped | undefined) => void;
}

/** Takes dropped files, and shows what an import of them would do. */
export function Imports({ dropped, onDrop }: ImportsProps) {
  const client = useQueryClient();
  if (dropped === undefined) {
    return <FileDrop onDrop={(files, refused) => onDrop({ files, refused })} />;
  }
  return (
    <ImportDialog
      {...dropped}
      onImported={() => void client.invalidateQueries({ queryKey: flowQueries.all })}
      onClose={() => onDrop(undefined)}
    />
  );
}
