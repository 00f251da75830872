/** A page of a list; `next` leads to the one behind it and is null at the end. */
export interface Page<Entry, Cursor> {
  readonly entries: readonly Entry[];
  readonly next: Cursor | null;
}

/** Returns every entry of a list, asking for the next page when it is wanted. */
export async function* everyEntry<Entry, Cursor>(
  load: (cursor: Cursor | undefined) => Promise<Page<Entry, Cursor>>,
): AsyncGenerator<Entry, void, undefined> {
  let cursor: Cursor | undefined;
  for (;;) {
    const page = await load(cursor);
    yield* page.entries;
    if (page.next === null) {
      return;
    }
    cursor = page.next;
  }
}
