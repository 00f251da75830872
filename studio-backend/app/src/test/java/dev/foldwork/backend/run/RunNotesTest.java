package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.run.RecordedRuns.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Notes on runs: who may change which, and how many and how long they may be. */
class RunNotesTest {

    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void everybodySeesNotesAndOnlyTheirWriterChangesThem() {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        var runs = new RecordedRuns(backend, team);
        TestingCaller anna = backend.caller(team, "anna", "runs:write");
        TestingCaller bob = backend.caller(team, "bob", "runs:write");
        TestingCaller reader = backend.caller(team, "reader", "runs:read");
        String notes = "/api/v1/runs/" + runs.add(Row.of("alpha", "failed", AT)) + "/notes";
        String elsewhere = "/api/v1/runs/" + runs.add(Row.of("alpha", "failed", AT)) + "/notes";
        String id = anna.post(notes, Map.of("text", "  looked at it ")).is(201).text("id");
        bob.post(notes, Map.of("text", "me too")).is(201);
        assertThat(reader.get(notes).is(200).list("notes"))
                .extracting(note -> note.get("text") + " " + note.get("by"))
                .containsExactly("looked at it anna", "me too bob");
        assertThat(reader.get("/api/v1/runs?limit=2").list("runs"))
                .extracting(run -> run.get("notes"))
                .containsExactlyInAnyOrder(0L, 2L);
        assertThat(anna.send("PUT", notes + "/" + id, Map.of("text", "mended"))
                        .is(200)
                        .body())
                .containsEntry("text", "mended")
                .containsEntry("by", "anna");
        assertThat(bob.send("PUT", notes + "/" + id, Map.of("text", "x"))
                        .is(403)
                        .code())
                .isEqualTo("ACCESS_DENIED");
        assertThat(bob.send("DELETE", notes + "/" + id, null).is(403).code()).isEqualTo("ACCESS_DENIED");
        assertThat(reader.post(notes, Map.of("text", "x")).is(403).code()).isEqualTo("ACCESS_DENIED");
        for (String other : List.of(elsewhere + "/" + id, notes + "/" + UUID.randomUUID(), notes + "/nonsense")) {
            assertThat(anna.send("DELETE", other, null).is(404).code()).isEqualTo("NOTE_UNKNOWN");
        }
        anna.send("DELETE", notes + "/" + id, null).is(204);
        assertThat(reader.get(notes).list("notes"))
                .extracting(note -> note.get("text"))
                .containsExactly("me too");
    }

    @Test
    void notesAreBoundedInLengthAndNumber() {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        var runs = new RecordedRuns(backend, team);
        TestingCaller anna = backend.caller(team, "anna", "runs:write");
        UUID run = runs.add(Row.of("alpha", "failed", AT));
        String notes = "/api/v1/runs/" + run + "/notes";
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of("text", ""),
                Map.of("text", "   "),
                Map.of("text", "x".repeat(2_001)),
                Map.of("text", "a\0b"),
                Map.of("text", 1L),
                Map.of(),
                Map.of("text", "x", "by", "somebody else"))) {
            assertThat(anna.post(notes, body).is(400).code()).isEqualTo("REQUEST_INVALID");
        }
        anna.post(notes, Map.of("text", "x".repeat(2_000))).is(201);
        backend.database()
                .execute(
                        "insert into run_note (run_id, team_id, text, by, writer, created_at, changed_at)"
                                + " select ?, ?, 'n', 'anna', uuidv7(), now(), now() from generate_series(1, 199)",
                        run,
                        runs.team());
        assertThat(anna.post(notes, Map.of("text", "one more")).is(409).code()).isEqualTo("NOTES_FULL");
    }
}
