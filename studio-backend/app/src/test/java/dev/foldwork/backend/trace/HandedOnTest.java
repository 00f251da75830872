package dev.foldwork.backend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.flow.json.Json;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where no spans are recorded, a caller's trace is handed on as it came. */
class HandedOnTest {

    private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TEXT = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: traced }
            spec:
              nodes: { a: { type: data.set@1, with: { v: 1 } } }
            """;

    private final TestingBackend backend = TestingBackend.shared();
    private final TestingCaller caller = backend.caller(backend.team(), "anna", "admin");

    private String start(String... headers) {
        var flow = Map.of("main", "t.flow.yaml", "files", Map.of("t.flow.yaml", TEXT));
        return caller.post("/api/v1/runs", Map.of("flow", flow), headers)
                .is(201)
                .text("id");
    }

    private Object column(String run) {
        return backend.database().fetchValue("select traceparent from run where id = ?", UUID.fromString(run));
    }

    private Map<String, Object> firstEvent(String run) {
        return Json.object(String.valueOf(backend.database()
                .fetchValue("select data::text from run_event where run_id = ? and seq = 1", UUID.fromString(run))));
    }

    @Test
    void aRunContinuesItsCallersTrace() {
        String run = start("traceparent", CALLER);
        assertThat(column(run)).isEqualTo(CALLER);
        assertThat(firstEvent(run)).containsEntry("traceparent", CALLER).doesNotContainKey("traceCaller");
    }

    @Test
    void aRunOfACallerWithoutATraceHasNone() {
        for (String run : new String[] {start(), start("traceparent", "00-nonsense-01")}) {
            assertThat(column(run)).isNull();
            assertThat(firstEvent(run)).doesNotContainKeys("traceparent", "traceCaller", "traceRepeats");
        }
    }

    @Test
    void aRepeatedRunContinuesTheTraceOfWhoeverRepeatsIt() {
        String run = start("traceparent", CALLER);
        backend.database()
                .execute("update run set state = 'failed', ended_at = now() where id = ?", UUID.fromString(run));
        String other = CALLER.replace('b', 'c');
        String again = caller.post("/api/v1/runs/" + run + "/retry", Map.of(), "traceparent", other)
                .is(201)
                .text("id");
        assertThat(column(again)).isEqualTo(other);
        assertThat(firstEvent(again)).containsEntry("traceparent", other).containsEntry("traceRepeats", CALLER);
    }
}
