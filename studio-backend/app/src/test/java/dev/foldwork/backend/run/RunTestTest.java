package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.run.RecordedRuns.Row;
import dev.foldwork.flow.testcase.TestCase;
import dev.foldwork.flow.testcase.TestCaseReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run of the team becomes the text of a test. */
class RunTestTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private final String team = BACKEND.team();
    private final TestingCaller viewer = BACKEND.caller(team, "vera", "runs:read");
    private final RecordedRuns recorded = new RecordedRuns(BACKEND, team);

    private UUID run(String state) {
        Instant now = Instant.now();
        UUID run = recorded.add(Row.of("f", state, now));
        event(run, 1, "node_started", "call", "{\"type\":\"http.request@1\",\"input\":{}}");
        event(run, 2, "node_settled", "call", "{\"state\":\"succeeded\",\"output\":{\"status\":200}}");
        event(run, 3, "node_settled", "sum", "{\"state\":\"succeeded\",\"output\":{\"n\":1}}");
        return run;
    }

    private void event(UUID run, int seq, String kind, String path, String data) {
        BACKEND.database()
                .execute(
                        "insert into run_event (run_id, seq, team_id, key, at, kind, path, attempt, data)"
                                + " values (?, ?, ?, ?, now(), ?, ?, 1, ?::json)",
                        run,
                        seq,
                        recorded.team(),
                        "seq|" + seq,
                        kind,
                        path,
                        data);
    }

    @Test
    void givesTheTextOfATest() {
        var answer = viewer.get("/api/v1/runs/" + run("succeeded") + "/test?name=good_one")
                .is(200);
        assertThat(answer.text("path")).isEqualTo("tests/good_one.test.yaml");
        TestCase test =
                Objects.requireNonNull(TestCaseReader.read(answer.text("text").getBytes(StandardCharsets.UTF_8), "x")
                        .test());
        assertThat(test.name()).isEqualTo("good_one");
        assertThat(test.flow()).isEqualTo("f");
        assertThat(test.recorded().keySet()).isEqualTo(Map.of("call", "").keySet());
    }

    @Test
    void refusesWhatCannotBeOne() {
        String run = "/api/v1/runs/" + run("running") + "/test";
        assertThat(viewer.get(run + "?name=x").is(409).code()).isEqualTo("RUN_NO_TEST");
        assertThat(viewer.get(run + "?name=X%20y").is(400).code()).isEqualTo("REQUEST_INVALID");
        assertThat(viewer.get(run).is(400).code()).isEqualTo("REQUEST_INVALID");
        assertThat(viewer.get("/api/v1/runs/" + UUID.randomUUID() + "/test?name=x")
                        .is(404)
                        .code())
                .isEqualTo("RUN_UNKNOWN");
    }
}
