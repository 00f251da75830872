package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.run.RecordedRuns.Row;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Readers of one run share what is read of it; each gets every event once, wherever it begins and whenever it comes. */
class ManyReadersTest {

    private static final Pattern ID = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);
    private static final int EVENTS = 1_500;
    private static final String LARGE = "y".repeat(2_000);

    private final TestingBackend backend = TestingBackend.shared();
    private final String team = backend.team();
    private final RecordedRuns runs = new RecordedRuns(backend, team);
    private final TestingCaller reader = backend.caller(team, "anna", "runs:read");

    private void add(UUID run, long first, long last) {
        backend.database().transaction(transaction -> {
            transaction
                    .dsl()
                    .execute(
                            "insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data)"
                                    + " select ?, n, ?, 'k' || n, now(), 'node_log', 'a', 1, json_build_object('message', ?::text)"
                                    + " from generate_series(?, ?) as n",
                            run,
                            runs.team(),
                            LARGE,
                            first,
                            last);
            transaction.dsl().execute("update run set last_seq = ? where id = ?", last, run);
        });
    }

    private CompletableFuture<String> read(UUID run, long after, java.util.concurrent.Executor threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (InputStream stream = reader.stream("/api/v1/runs/" + run + "/events?after=" + after)) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (Exception cut) {
                        throw new IllegalStateException(cut);
                    }
                },
                threads);
    }

    private static List<Long> ids(String stream) {
        return ID.matcher(stream)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void allGetEverythingOnceAndTheEnd() throws Exception {
        UUID run = runs.add(Row.of("many", "running", Instant.parse("2026-02-01T00:00:00Z")));
        add(run, 1, 100);
        var streams = new ArrayList<CompletableFuture<String>>();
        var begins = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long last = 100; last < EVENTS; last += 100) {
                for (long after : new long[] {0, last - 50, last, last + 20}) {
                    begins.add(after);
                    streams.add(read(run, after, threads));
                }
                add(run, last + 1, last + 100);
            }
            backend.database().execute("update run set state = 'succeeded', ended_at = now() where id = ?", run);
            for (int i = 0; i < streams.size(); i++) {
                String stream = streams.get(i).get(60, TimeUnit.SECONDS);
                assertThat(ids(stream))
                        .as("after " + begins.get(i))
                        .isEqualTo(LongStream.rangeClosed(begins.get(i) + 1, EVENTS)
                                .boxed()
                                .toList());
                assertThat(stream).endsWith("event: end\ndata: {}\n\n");
            }
        }
    }

    @Test
    void aRunThatIsRetriedIsReadOn() throws Exception {
        UUID run = runs.add(Row.ended("cloud", Instant.parse("2026-02-01T00:00:00Z"), false));
        add(run, 1, 3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(ids(read(run, 0, threads).get(60, TimeUnit.SECONDS))).containsExactly(1L, 2L, 3L);
            backend.database().execute("update run set state = 'running', ended_at = null where id = ?", run);
            var again = read(run, 3, threads);
            add(run, 4, 5);
            backend.database().execute("update run set state = 'failed', ended_at = now() where id = ?", run);
            assertThat(ids(again.get(60, TimeUnit.SECONDS))).containsExactly(4L, 5L);
        }
    }
}
