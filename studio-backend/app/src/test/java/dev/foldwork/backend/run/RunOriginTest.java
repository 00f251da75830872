package dev.foldwork.backend.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where runs come from, and that their errors can be found. */
class RunOriginTest {

    private static final String TEXT = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: origin, title: Where From }
            spec:
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
            """;

    private static List<String> found(TestingCaller who, String query) {
        return who.get("/api/v1/runs?" + query).is(200).list("runs").stream()
                .map(run -> String.valueOf(run.get("id")))
                .toList();
    }

    @Test
    void aRunTellsWhoStartedItFromWhatAndIsFoundByIt() {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        TestingCaller anna = backend.caller(team, "anna", "admin");
        TestingCaller bob = backend.caller(team, "bob", "admin");
        String flow = anna.post("/api/v1/flows", Map.of("text", TEXT)).is(201).text("id");
        anna.change("POST", "/api/v1/flows/" + flow + "/versions", 1, Map.of()).is(201);
        String runs = "/api/v1/flows/" + flow + "/runs";
        Answer version = anna.post(runs, Map.of()).is(201);
        String draft = bob.post(runs, Map.of("version", "draft")).is(201).text("id");
        assertThat(version.body())
                .containsEntry("flowId", flow)
                .containsEntry("version", 1L)
                .containsEntry("trigger", "manual")
                .containsEntry("startedBy", "anna")
                .containsEntry("keep", false);
        String sent = anna.post(
                        "/api/v1/runs",
                        Map.of("flow", Map.of("main", "o.flow.yaml", "files", Map.of("o.flow.yaml", TEXT))))
                .is(201)
                .text("id");
        fail(backend, version.text("id"));
        String again = bob.post("/api/v1/runs/" + version.text("id") + "/retry", Map.of())
                .is(201)
                .text("id");
        assertThat(found(anna, "flow=" + flow)).containsExactly(again, draft, version.text("id"));
        assertThat(found(anna, "flow=origin")).containsExactly(again, sent, draft, version.text("id"));
        assertThat(found(anna, "flow=" + flow + "&version=1")).containsExactly(again, version.text("id"));
        assertThat(found(anna, "flow=" + flow + "&version=draft")).containsExactly(draft);
        assertThat(found(anna, "trigger=rerun&by=bob")).containsExactly(again);
        assertThat(found(anna, "text=" + "Quota+%C3%9Cber")).containsExactly(version.text("id"));
        assertThat(found(anna, "text=quota_code")).containsExactly(version.text("id"));
        Map<String, Object> shown =
                anna.get("/api/v1/runs?state=failed").list("runs").getFirst();
        assertThat(shown).doesNotContainKeys("inputs", "output").containsEntry("notes", 0L);
        Stream.of(draft, sent, again).forEach(run -> fail(backend, run));
    }

    private static void fail(TestingBackend backend, String run) {
        var error = Map.of("code", "QUOTA_CODE", "message", "Quota\0ÜBERschritten", "path", "a", "retryable", false);
        backend.part(RunIntake.class, "runIntake")
                .take(List.of(new KeyedEvent(
                        run, "", 0, Kind.RUN_FINISHED, 0, Instant.now(), Map.of("state", "failed", "error", error))));
    }
}
