package dev.foldwork.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Handling;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.flow.template.Template;
import dev.foldwork.testing.RunCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds S5.9: a node whose body is called at run time. No node type has one yet: the plan is made here. */
class ToolCallsTest {

    /** A flow around one node, whose place the node with tools takes. */
    private static final Plan DRAWN = new RunCase(
                    "tools",
                    List.of(),
                    Map.of(
                            "flow",
                            Map.of(
                                    "nodes",
                                    Map.of("agent", Map.of("type", "data.set@1", "with", Map.of("results", 1L))),
                                    "outputs",
                                    Map.of("results", "${ nodes.agent.results }"))))
            .plan();

    @TempDir
    Path folder;

    private LocalFolder local;

    @BeforeEach
    void open() {
        local = new LocalFolder(folder);
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void everyCallIsAStepOfItsOwn() throws InterruptedException {
        String run = run(
                leaf("add", "data.set@1", Map.of("sum", "${ args.a + args.b }")),
                List.of(call("add", Map.of("a", 1L, "b", 2L)), call("add", Map.of("a", 3L, "b", 4L))));

        assertThat(local.runner.get(run).orElseThrow().output())
                .isEqualTo(Map.of("results", List.of(Map.of("sum", 3L), Map.of("sum", 7L))));
        assertThat(local.runner.nodes(run).stream().map(NodeRecord::path))
                .containsExactlyInAnyOrder("agent", "agent.add[0]", "agent.add[1]");
    }

    @Test
    void aToolMayHoldABody() throws InterruptedException {
        var inner = new Body(
                List.of(leaf("x", "data.set@1", Map.of("v", "${ args.n * 2 }"))),
                Map.of("v", Template.parse("${ nodes.x.v }")));
        String run = run(
                new Step.Group("both", "flow.group@1", List.of(), Handling.PLAIN, Template.parse(Map.of()), inner),
                List.of(call("both", Map.of("n", 21L))));

        assertThat(local.runner.get(run).orElseThrow().output())
                .isEqualTo(Map.of("results", List.of(Map.of("v", 42L))));
        assertThat(local.runner.nodes(run).stream().map(NodeRecord::path)).contains("agent.both[0]", "agent.both[0].x");
    }

    @Test
    void aToolsFailureIsTheCallersToHandle() throws InterruptedException {
        String run = run(
                leaf("no", "flow.fail@1", Map.of("code", "REFUSED", "message", "on purpose")),
                List.of(call("no", Map.of())));

        var record = local.runner.get(run).orElseThrow();
        assertThat(record.state().wire()).isEqualTo("failed");
        assertThat(String.valueOf(record.error())).contains("REFUSED");
    }

    @Test
    void anUnknownToolFailsTheCaller() throws InterruptedException {
        String run = run(leaf("add", "data.set@1", Map.of("v", 1L)), List.of(call("sub", Map.of())));

        assertThat(String.valueOf(local.runner.get(run).orElseThrow().error())).contains("TOOL_UNKNOWN", "add");
    }

    private static Map<String, Object> call(String tool, Map<String, Object> arguments) {
        return Map.of("tool", tool, "args", arguments);
    }

    private static Step leaf(String id, String type, Map<String, Object> settings) {
        return new Step.Leaf(id, type, List.of(), Handling.PLAIN, Template.parse(settings), null);
    }

    private String run(Step tool, List<?> calls) throws InterruptedException {
        var agent = new Step.OnDemand(
                "agent",
                "test.agent@1",
                List.of(),
                Handling.PLAIN,
                Template.parse(Map.of("calls", calls)),
                Map.of(tool.id(), new Step.Tool("a tool", Map.of(), tool)));
        var plan = new Plan(
                "tools",
                "Tools",
                "sha256:tools",
                DRAWN.inputs(),
                Map.of(),
                DRAWN.access(),
                new Body(List.of(agent), DRAWN.body().outputs()));
        String id = local.runner.start(plan, Map.of(), StartOptions.NONE);
        var events = new ArrayList<RunEvent>();
        local.runner.follow(id, 0, events::add);
        assertThat(events.stream()
                        .filter(event -> event.kind() == Kind.NODE_SETTLED)
                        .map(RunEvent::path))
                .doesNotHaveDuplicates();
        return id;
    }
}
