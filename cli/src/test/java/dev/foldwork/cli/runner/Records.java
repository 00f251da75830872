package dev.foldwork.cli.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.local.journal.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Compares the backend's record of a run with the journal of its runner. */
final class Records {

    /** The database keeps times to a microsecond. */
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    private Records() {}

    static Path journal(Path data) {
        return data.resolve("runner").resolve("journal.db");
    }

    /** Fails unless both hold the same events, numbered without gaps, with one end; returns their number. */
    static int same(TestingBackend backend, Path data, List<String> runs) throws Exception {
        int compared = 0;
        try (var journal = SqliteJournal.open(journal(data), notice -> {})) {
            for (String run : runs) {
                List<RunEvent> there = backend.events(run);
                String local = journal.findKey(Taken.key(run)).orElseThrow();
                List<RunEvent> here = journal.events(local, 0, Integer.MAX_VALUE);
                compared += same(run, there, here);
            }
            assertThat(journal.open()).as("runs still open on the runner").isEmpty();
        }
        return compared;
    }

    private static int same(String run, List<RunEvent> there, List<RunEvent> here) {
        assertThat(there.stream().map(Records::text).toList())
                .as(run)
                .isEqualTo(here.stream().map(Records::text).toList());
        for (int i = 0; i < there.size(); i++) {
            assertThat(there.get(i).seq()).as(run).isEqualTo(i + 1L);
            assertThat(Duration.between(there.get(i).at(), here.get(i).at()).abs())
                    .as(run)
                    .isLessThanOrEqualTo(PRECISION);
        }
        assertThat(there.stream().filter(event -> event.kind() == Kind.RUN_FINISHED))
                .as(run)
                .hasSize(1);
        assertThat(there.getLast().kind()).as(run).isEqualTo(Kind.RUN_FINISHED);
        return there.size();
    }

    private static String text(RunEvent event) {
        var json = new LinkedHashMap<>(event.toJson());
        json.remove("at");
        return Json.canonical(json);
    }
}
