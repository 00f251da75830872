package dev.foldwork.flow.testcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.testcase.TestJudge.Mismatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What came of a run is held against what a test says, and a run becomes a test that it passes. */
class TestJudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private static RunRecord run(
            RunState state, @Nullable Map<String, @Nullable Object> output, @Nullable FlowError error) {
        return new RunRecord(
                "r1",
                "shop",
                "Shop",
                "h",
                "local",
                state,
                false,
                Map.of("count", 2L),
                output,
                error,
                NOW,
                NOW,
                NOW,
                null);
    }

    private static NodeRecord node(
            String path,
            @Nullable String type,
            NodeState state,
            @Nullable String port,
            Map<String, @Nullable Object> output) {
        return new NodeRecord(path, type, state, List.of(), Map.of(), port, output, null, null, false);
    }

    private static List<Mismatch> judge(String expect, RunRecord run, NodeRecord... nodes) {
        String text =
                "apiVersion: foldwork/v1\nkind: FlowTest\nmetadata: { name: one }\nspec:\n  flow: shop\n  expect: "
                        + expect + "\n";
        var read = TestCaseReader.read(text.getBytes(StandardCharsets.UTF_8), "one");
        return TestJudge.judge(
                Objects.requireNonNull(read.test(), () -> read.problems().toString()), run, List.of(nodes));
    }

    @Test
    void outputsThatAreNamedMustBeEqualInEveryPart() {
        var good = run(RunState.SUCCEEDED, Map.of("total", 12L, "lines", List.of(1L, 2L), "more", "x"), null);
        assertThat(judge("{ outputs: { total: 12.0, lines: [1, 2] } }", good)).isEmpty();
        assertThat(judge("{ outputs: { total: 13, lines: [1], gone: null } }", good))
                .containsExactly(
                        new Mismatch("outputs.total", 13L, 12L),
                        new Mismatch("outputs.lines", List.of(1L), List.of(1L, 2L)),
                        new Mismatch("outputs.gone", null, null));
    }

    @Test
    void statesErrorsNodesAndStatementsAreLookedAt() {
        var error = new FlowError("GONE", "It is gone", null, "call", false);
        var failed = run(RunState.FAILED, null, error);
        assertThat(judge(
                        "{ error: { code: GONE, path: call }, that: [\"${ error.code = 'GONE' and inputs.count = 2 }\"] }",
                        failed))
                .isEmpty();
        assertThat(judge("{ outputs: {} }", failed))
                .containsExactly(new Mismatch("state", "succeeded", "failed: GONE at call, It is gone"));
        assertThat(judge("{ error: { code: LOST, path: other } }", failed))
                .containsExactly(
                        new Mismatch("error.code", "LOST", "GONE"), new Mismatch("error.path", "other", "call"));

        var good = run(RunState.SUCCEEDED, Map.of(), null);
        var ship = node("ship", null, NodeState.SUCCEEDED, null, Map.of("days", 3L));
        assertThat(judge("{ nodes: { ship: { state: succeeded, port: done, output: { days: 3 } } } }", good, ship))
                .isEmpty();
        assertThat(judge(
                        "{ nodes: { ship: { state: skipped, port: late, output: { days: 4 } }, bill: { state: skipped } } }",
                        good,
                        ship))
                .containsExactly(
                        new Mismatch("nodes.ship.state", "skipped", "succeeded"),
                        new Mismatch("nodes.ship.port", "late", "done"),
                        new Mismatch("nodes.ship.output.days", 4L, 3L),
                        new Mismatch("nodes.bill", "a node of the run", null));
        assertThat(judge(
                        "{ that: [\"${ nodes.ship.days < 3 }\", \"${ $error('no') }\", \"${ nodes.ship.days }\"] }",
                        good,
                        ship))
                .extracting(Mismatch::place)
                .containsExactly(
                        "that ${ nodes.ship.days < 3 }", "that ${ $error('no') }", "that ${ nodes.ship.days }");
    }

    @Test
    void aRunBecomesATestThatItPasses() throws Exception {
        var output = new HashMap<String, @Nullable Object>();
        output.put("text", "two\nlines # not a comment");
        output.put("none", null);
        var run = run(RunState.SUCCEEDED, output, null);
        var refused = new NodeRecord(
                "each[1].get",
                "http.request@1",
                NodeState.FAILED,
                List.of(),
                Map.of(),
                "error",
                Map.of(),
                new FlowError("HTTP_STATUS", "Not found", Map.of("status", 404L), "each[1].get", false),
                null,
                false);
        var nodes = List.of(
                node("each[0].get", "http.request@1", NodeState.SUCCEEDED, null, Map.of("body", "a: b")),
                refused,
                node("ask", "chat.ask@1", NodeState.SUCCEEDED, "yes", Map.of("answer", "yes")),
                node("later", "time.wait@1", NodeState.SUCCEEDED, null, Map.of("until", NOW.toString())),
                node("sum", null, NodeState.SUCCEEDED, null, Map.of("total", 1L)),
                node("unmet", "http.request@1", NodeState.CANCELLED, null, Map.of()));
        String text = SavedTest.text("saved", run, nodes, NodeTypes.builtIn());

        TestCase test = Objects.requireNonNull(
                TestCaseReader.read(text.getBytes(StandardCharsets.UTF_8), "saved")
                        .test(),
                text);
        assertThat(test.name()).isEqualTo("saved");
        assertThat(test.flow()).isEqualTo("shop");
        assertThat(test.at()).isEqualTo(NOW);
        assertThat(test.inputs()).isEqualTo(run.inputs());
        assertThat(test.recorded())
                .isEqualTo(Map.of(
                        "each[0].get", new Recorded.Gave(Map.of("body", "a: b"), null),
                        "each[1].get", new Recorded.Failed("HTTP_STATUS", "Not found", Map.of("status", 404L)),
                        "ask", new Recorded.Gave(Map.of("answer", "yes"), "yes")));
        assertThat(TestJudge.judge(test, run, nodes)).isEmpty();
    }

    @Test
    void aRunWithoutAnEndOfItsOwnIsNoTest() {
        assertThatThrownBy(
                        () -> SavedTest.text("x", run(RunState.CANCELLED, null, null), List.of(), NodeTypes.builtIn()))
                .hasMessageContaining("cancelled");
        var kept =
                new NodeRecord("a", null, NodeState.SUCCEEDED, List.of(), Map.of(), null, Map.of(), null, null, true);
        assertThatThrownBy(() -> SavedTest.text(
                        "x", run(RunState.SUCCEEDED, Map.of(), null), List.of(kept), NodeTypes.builtIn()))
                .hasMessageContaining("took over results");
    }
}
