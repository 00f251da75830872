package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.run.RecordedRuns.Row;
import dev.foldwork.conductor.client.CloudEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which runs are forgotten, and when; the engine is away here. */
class RetentionTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static Retention retention(TestingBackend backend, UUID team, int days) {
        return new Retention(
                backend.part(RunStore.class, "runStore"),
                backend.part(Definitions.class, "definitions"),
                backend.part(CloudEngine.class, "cloudEngine"),
                InstantSource.fixed(NOW),
                () -> Map.of(team, days));
    }

    @Test
    void forgetsOnlyWhatEndedLongAgoAndIsNotKept() {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        var runs = new RecordedRuns(backend, team);
        TestingCaller anna = backend.caller(team, "anna", "runs:write");
        UUID young = runs.add(Row.ended("local", daysAgo(89), false));
        UUID old = runs.add(Row.ended("local", daysAgo(91), false));
        UUID kept = runs.add(Row.ended("local", daysAgo(91), false));
        UUID open = runs.add(Row.of("open", "paused", daysAgo(400)));
        UUID waitsForEngine = runs.add(Row.ended("cloud", daysAgo(96), false));
        UUID overdue = runs.add(Row.ended("cloud", daysAgo(98), false));
        backend.database().execute("update run set rerun_of = ? where id = ?", old, young);
        anna.send("PUT", "/api/v1/runs/" + kept + "/keep", null).is(200);
        anna.post("/api/v1/runs/" + old + "/notes", Map.of("text", "goes with it"))
                .is(201);
        backend.database()
                .execute(
                        "insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data)"
                                + " values (?, 1, ?, 'k', now(), 'run_started', '', 0, '{}')",
                        old,
                        runs.team());
        assertThat(retention(backend, runs.team(), 0).forgetSome()).isFalse();
        assertThat(runs.isThere(old)).isTrue();
        while (retention(backend, runs.team(), 90).forgetSome()) {
            assertThat(runs.isThere(open)).isTrue();
        }
        assertThat(List.of(old, overdue)).noneMatch(runs::isThere);
        assertThat(List.of(young, kept, open, waitsForEngine)).allMatch(runs::isThere);
        assertThat(anna.get("/api/v1/runs/" + young).is(200).body()).containsEntry("rerunOf", null);
        anna.send("DELETE", "/api/v1/runs/" + kept + "/keep", null).is(200);
        retention(backend, runs.team(), 90).forgetSome();
        assertThat(runs.isThere(kept)).isFalse();
    }

    @Test
    void goesInSmallSteps() {
        TestingBackend backend = TestingBackend.shared();
        var runs = new RecordedRuns(backend, backend.team());
        for (int i = 0; i < 250; i++) {
            runs.add(Row.ended("local", daysAgo(1_000 + i), false));
        }
        int steps = 1;
        while (retention(backend, runs.team(), 90).forgetSome()) {
            steps++;
        }
        assertThat(steps).isEqualTo(3);
    }

    /** What one team chose says nothing about another. */
    @Test
    void keepsTheRunsOfEachTeamAsLongAsItChose() {
        TestingBackend backend = TestingBackend.shared();
        var brief = new RecordedRuns(backend, backend.team());
        var ever = new RecordedRuns(backend, backend.team());
        UUID young = brief.add(Row.ended("local", daysAgo(6), false));
        UUID old = brief.add(Row.ended("local", daysAgo(8), false));
        UUID theirs = ever.add(Row.ended("local", daysAgo(4_000), false));
        new Retention(
                        backend.part(RunStore.class, "runStore"),
                        backend.part(Definitions.class, "definitions"),
                        backend.part(CloudEngine.class, "cloudEngine"),
                        InstantSource.fixed(NOW),
                        () -> Map.of(brief.team(), 7, ever.team(), 0))
                .forgetSome();
        assertThat(brief.isThere(young)).isTrue();
        assertThat(brief.isThere(old)).isFalse();
        assertThat(ever.isThere(theirs)).isTrue();
    }
}
