import type { KeptWork, WorkStore } from "@foldwork/model";

const DATABASE = "foldwork";
const STORE = "work";

/**
 * Keeps what is not saved yet in this browser, for one flow and one person. A browser that keeps nothing (private windows,
 * a full disk) works all the same; then only a reload loses it.
 */
export function workStore(flow: string, person: string): WorkStore {
  const key = `${person}:${flow}`;
  return {
    async read() {
      return (await inStore("readonly", (store) => store.get(key))) as KeptWork | undefined;
    },
    async write(work) {
      await inStore("readwrite", (store) => (work === undefined ? store.delete(key) : store.put(work, key)));
    },
  };
}

async function inStore(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await opened();
    try {
      return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
