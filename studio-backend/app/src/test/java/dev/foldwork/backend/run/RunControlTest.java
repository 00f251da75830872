package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people may ask of a run, before and after its end; there is no engine here that would hear it. */
class RunControlTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();
    private static final Map<String, ?> SOURCES = Map.of("main", "f.flow.yaml", "files", Map.of("f.flow.yaml", """
                    apiVersion: foldwork/v1
                    kind: Flow
                    metadata: { name: f }
                    spec:
                      nodes: { a: { type: data.set@1, with: { v: 1 } } }
                    """));

    private final TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");
    private final String run = "/api/v1/runs/"
            + owner.post("/api/v1/runs", Map.of("flow", SOURCES)).is(201).text("id");

    @Test
    void goesOnAfterAPause() {
        owner.post(run + "/pause", null).is(202);
        assertThat(owner.get(run).text("state")).isEqualTo("paused");
        owner.post(run + "/resume", null).is(202);
        assertThat(owner.get(run).text("state")).isIn("queued", "running");
        assertThat(owner.get(run + "/nodes").is(200).list("nodes")).isEmpty();
        assertThat(owner.post(run + "/rerun", Map.of("from", "a")).code()).isEqualTo("RUN_NOT_FINAL");
    }

    @Test
    void afterItsEndItCanOnlyBeRunAgain() throws Exception {
        owner.post(run + "/cancel", null).is(202);
        for (int i = 0; i < 1_000 && !owner.get(run).text("state").equals("cancelled"); i++) {
            Thread.sleep(20);
        }
        for (String verb : List.of("pause", "resume", "cancel")) {
            assertThat(owner.post(run + "/" + verb, null).code()).as(verb).isEqualTo("RUN_FINAL");
        }
        assertThat(owner.post(run + "/answers", Map.of("path", "a", "answer", 1L))
                        .code())
                .isEqualTo("RUN_FINAL");
        assertThat(owner.post(run + "/rerun", Map.of("from", "a")).code())
                .as("it never came to a node")
                .isEqualTo("NODE_UNKNOWN");
        owner.post(run + "/retry", null).is(201);
    }
}
