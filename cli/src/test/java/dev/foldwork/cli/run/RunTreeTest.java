package dev.foldwork.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.Terminal;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeRecord.Attempt;
import dev.foldwork.flow.run.NodeState;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTreeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Terminal terminal(int width) {
        var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, false, true, width);
    }

    private static NodeRecord node(String path, String type, NodeState state, Map<String, Object> input, String port) {
        boolean failed = state == NodeState.FAILED;
        FlowError error = failed ? new FlowError("BROKEN", "It broke.", null, path, false) : null;
        var attempts = new ArrayList<Attempt>();
        if (state != NodeState.SKIPPED) {
            Instant end = state.isSettled() ? START.plusMillis(1500) : null;
            attempts.add(new Attempt(1, START, end, error));
        }
        return new NodeRecord(path, type, state, attempts, input, port, Map.of(), error, null, false);
    }

    private static NodeRecord leaf(String path, NodeState state) {
        return node(path, "data.set@1", state, Map.of(), null);
    }

    private static List<String> lines(int width, RunTree.Ending ending, NodeRecord... nodes) {
        var tree = new RunTree(List.of(nodes), List.of(), ending);
        return LiveTree.texts(tree.lines(START.plusSeconds(2)), terminal(width));
    }

    @Test
    void standsInColumnsWithCountsAndItemsInOrder() {
        var each = node("each", "flow.for_each@1", NodeState.RUNNING, Map.of("items", List.of(1, 2, 3)), null);
        assertThat(lines(
                        80,
                        RunTree.Ending.OPEN,
                        each,
                        leaf("each[2].page", NodeState.RUNNING),
                        leaf("each[0].page", NodeState.SUCCEEDED),
                        leaf("each[1].page", NodeState.SUCCEEDED),
                        leaf("much_longer_name", NodeState.SKIPPED)))
                .containsExactly(
                        "  ● each               2.0 s  2 of 3 items",
                        "    ✓ [0] page         1.5 s",
                        "    ✓ [1] page         1.5 s",
                        "    ● [2] page         2.0 s",
                        "  – much_longer_name          skipped");
    }

    @Test
    void tellsHandledFailuresFromTheOneThatEndedTheRun() {
        var handled = node("handled", "flow.group@1", NodeState.FAILED, Map.of(), "error");
        var fatal = leaf("fatal", NodeState.FAILED);
        var over = new RunTree.Ending(true, fatal.error());
        assertThat(lines(80, over, handled, leaf("handled.inner", NodeState.FAILED), fatal))
                .containsExactly(
                        "  ✗ handled   1.5 s  BROKEN, handled  → error",
                        "    ✗ inner   1.5 s  BROKEN, handled",
                        "  ✗ fatal     1.5 s  BROKEN");
    }

    @Test
    void foldsLongListsAndFitsAnyWidth() {
        var nodes = new ArrayList<NodeRecord>();
        nodes.add(node("each", "flow.for_each@1", NodeState.FAILED, Map.of("items", List.of()), null));
        for (int i = 0; i < 40; i++) {
            nodes.add(leaf(
                    "each[" + i + "].a_rather_long_name_of_a_node_that_does_its_work",
                    i == 17 ? NodeState.FAILED : NodeState.SUCCEEDED));
        }
        for (int width : new int[] {40, 80, 120}) {
            List<String> lines = lines(width, RunTree.Ending.OPEN, nodes.toArray(NodeRecord[]::new));
            assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
            assertThat(lines.get(1)).contains("[17]");
            assertThat(lines.get(2)).contains("39 more");
        }
    }

    @Test
    void wrapsTextAtSpaces() {
        assertThat(Wrapped.lines("one two three", 8)).containsExactly("one two", "  three");
        assertThat(Wrapped.lines("x".repeat(20), 8))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(8));
        assertThat(Wrapped.lines("a\nb", 8)).containsExactly("a", "b");
    }
}
