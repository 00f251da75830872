package dev.foldwork.local.journal;

/** Something the writer puts into the journal. */
sealed interface JournalWrite {

    /** A new run with its first events. */
    record Create(StoredRun run, String plan, byte[] events, long lastSeq) implements JournalWrite {}

    /** Further events of a run, kept as one row. */
    record Append(String run, long firstSeq, long lastSeq, byte[] events, RunChange change) implements JournalWrite {}

    /** A request to the run's owner. */
    record Request(String run, String verb, String data) implements JournalWrite {}

    /** Removes requests up to a number. */
    record Take(String run, long upTo) implements JournalWrite {}

    /** Counts that a run is taken up again. */
    record Recovery(String run) implements JournalWrite {}
}
