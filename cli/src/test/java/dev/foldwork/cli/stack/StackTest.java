package dev.foldwork.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.cli.cloud.RemoteRuns.FlowFiles;
import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dfoldwork.kills=52} kills that often in turn (4 unless said otherwise), and then holds the database for a while,
 * once for every 13 kills.
 */
class StackTest {

    private static final int KILLS = Integer.getInteger("foldwork.kills", 4);
    private static final int HOLDS = KILLS / 13;
    /** Longer than the lease of a task: what is in hand meanwhile is overdue when the database goes on. */
    private static final Duration HOLD = Duration.ofSeconds(12);

    private static final List<String> PARTS = List.of("worker", "Conductor", "backend", "PostgreSQL");

    private static final String FLOW = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: traces }
            spec:
              access: { folders: { traces: { mode: read_write } } }
              nodes:
                each:
                  type: flow.for_each@1
                  with: { items: "${ [1..%d] }" }
                  nodes:
                    rest: { type: time.wait@1, with: { for: 400ms } }
                    leave:
                      type: file.write@1
                      needs: [rest]
                      with: { folder: traces, path: traces.txt, mode: append, content: "${ 'each[' & index & '].leave\\n' }" }
                  outputs: { item: "${ item }" }
              outputs: { items: "${ nodes.each.items.item }" }
            """;

    @TempDir
    Path home;

    @Test
    void survivesTheDeathOfEveryPart() throws Exception {
        var stack = new TestingStack(home);
        try {
            stack.up();
            assertThat(stack.run("status").out()).contains("Foldwork is ready");
            assertThat(stack.run("run", "samples/hello", "--cloud", "-o", "json")
                            .code())
                    .isZero();
            assertThat(stack.run("up", "--port", Integer.toString(stack.port)).code())
                    .isEqualTo(6);
            killInTurn(stack);
            startAgain(stack);
        } finally {
            stack.run("down");
        }
        assertThat(stack.left()).isEmpty();
    }

    private void killInTurn(TestingStack stack) throws Exception {
        int items = Math.max(30, (KILLS + HOLDS) * 20);
        Path traces = Files.createDirectories(home.resolve("traces")).toRealPath();
        Plan plan = plan(FLOW.formatted(items));
        var runs = runs(stack, FLOW.formatted(items));
        String run = runs.start(plan, Map.of(), new StartOptions(Map.of("traces", traces.toString()), List.of(), null));
        // How often each had run when it was first seen acknowledged: one that ran twice before that was cut off once.
        Map<String, Long> acknowledged = new HashMap<>();
        int repeated = 0;
        for (int i = 0; i < KILLS + HOLDS; i++) {
            awaitProgress(traces);
            List<String> before = lines(traces);
            List<String> settled = runs.nodes(run).stream()
                    .filter(node ->
                            node.state() == NodeState.SUCCEEDED && node.path().endsWith("leave"))
                    .map(NodeRecord::path)
                    .toList();
            Map<String, Long> now = counts(traces);
            settled.forEach(path -> acknowledged.putIfAbsent(path, now.getOrDefault(path, 0L)));
            if (i < KILLS) {
                stack.kill(PARTS.get(i % PARTS.size()));
            } else {
                stack.hold("PostgreSQL", HOLD);
            }
            stack.awaitAll();
            assertThat(lines(traces)).startsWith(before.toArray(String[]::new));
        }
        var events = new ArrayList<RunEvent>();
        runs.follow(run, 0, events::add);
        var record = runs.get(run).orElseThrow();
        assertThat(record.state().wire())
                .as(() -> record.error() + "\n" + lastEvents(events))
                .isEqualTo("succeeded");
        assertThat((List<?>) Objects.requireNonNull(record.output()).get("items"))
                .hasSize(items);
        assertThat(events.stream().map(RunEvent::seq))
                .isSorted()
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo((long) events.size());
        var settled = events.stream()
                .filter(event -> event.kind() == Kind.NODE_SETTLED)
                .map(RunEvent::path)
                .toList();
        assertThat(settled).doesNotHaveDuplicates().hasSize(2 * items + 1);
        Map<String, Long> counts = counts(traces);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            repeated += count.getValue() > 1 ? 1 : 0;
            assertThat(count.getValue())
                    .as(count.getKey() + " ran again after it had been acknowledged")
                    .isEqualTo(acknowledged.getOrDefault(count.getKey(), count.getValue()));
        }
        assertThat(counts).hasSize(items);
        System.out.println("stack: " + KILLS + " kills, " + HOLDS + " standstills of the database, " + events.size()
                + " events, " + acknowledged.size() + " acknowledged before a kill, " + repeated
                + " ran twice before they were");
    }

    private static Map<String, Long> counts(Path traces) throws IOException {
        return lines(traces).stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    /** Kills that come faster than the system recovers would only show that it waits. */
    private static void awaitProgress(Path traces) throws Exception {
        int known = lines(traces).size();
        for (int i = 0; i < 900; i++) {
            if (lines(traces).size() >= known + 2) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the run has not gone on for 90 s; " + known + " items are done");
    }

    private void startAgain(TestingStack stack) throws Exception {
        String before = stack.run("runs", "list", "--cloud", "-o", "json").out();
        stack.killSupervisor();
        stack.up();
        assertThat(stack.run("runs", "list", "--cloud", "-o", "json").out()).isEqualTo(before);
        assertThat(stack.run("down").code()).isZero();
        assertThat(stack.left()).isEmpty();
        stack.up();
        assertThat(stack.run("runs", "list", "--cloud", "-o", "json").out()).isEqualTo(before);
    }

    private static String lastEvents(List<RunEvent> events) {
        return events.stream()
                .skip(Math.max(0, events.size() - 12))
                .map(RunEvent::toString)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Path traces) throws IOException {
        Path file = traces.resolve("traces.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Plan plan(String text) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "traces.flow.yaml");
        var checked = FlowCompiler.compile(
                new FlowSource(Objects.requireNonNull(read.document()), Neighbours.NONE), NodeTypes.builtIn());
        return Objects.requireNonNull(checked.plan(), () -> checked.problems().toString());
    }

    private static RemoteRuns runs(TestingStack stack, String text) throws Exception {
        Map<String, String> address = stack.address();
        var backend = new Backend(URI.create(address.get("url")), address.get("token"));
        return new RemoteRuns(backend, new FlowFiles("traces.flow.yaml", Map.of("traces.flow.yaml", text)));
    }
}
