package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.CompiledFlow;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs on the cloud engine: start, look, cancel, answer. Thread-safe; keeps nothing but what speeds it up.
 *
 * <p>A run is known by its id and its plan; the engine knows it by the names of the plan's definitions and by the id as
 * correlation. Pausing is the workers' doing: whoever keeps the runs' states tells the workers which runs are paused,
 * and they begin nothing of those.
 *
 * <p>Every call may throw {@link CloudException}.
 */
public final class CloudEngine implements AutoCloseable {

    private final ConductorApi api;
    private final CloudStart starts;
    private final TreeReader trees;
    private final QuestionDesk questions;
    private final CompiledFlows compiled = new CompiledFlows();

    /** Uses this engine; closing closes the connection. */
    public CloudEngine(ConductorApi api) {
        this.api = api;
        this.starts = new CloudStart(api, compiled);
        this.trees = new TreeReader(api, starts);
        this.questions = new QuestionDesk(api);
    }

    /** Starts a run unless it has been started; one run must not be started by two threads at a time. */
    public void start(CloudStart.Start start) {
        starts.start(start);
    }

    /** Returns how the run ended, empty while it goes on or when the engine does not know it. */
    public Optional<Outcome> outcome(Plan plan, String run) {
        CompiledFlow flow = compiled.of(plan);
        return starts.root(flow, run)
                .filter(api::hasEnded)
                .flatMap(api::workflow)
                .filter(root -> !WorkflowTree.isOpen(root))
                .map(this::outcome);
    }

    private Outcome outcome(Map<String, @Nullable Object> root) {
        var at = Projection.endOf(root);
        return switch (String.valueOf(root.get("status"))) {
            case "COMPLETED" ->
                new Outcome(
                        RunState.SUCCEEDED,
                        Wire.map(WorkflowTree.map(root.get("output")).get("result")),
                        null,
                        at);
            case "TERMINATED" -> new Outcome(RunState.CANCELLED, null, null, at);
            default ->
                new Outcome(
                        RunState.FAILED,
                        null,
                        new FailureFinder(api).find(String.valueOf(root.get("workflowId")), NodePath.ROOT),
                        at);
        };
    }

    /**
     * Returns what the engine knows of the run's events, with the run's end last when it has ended; empty when the
     * engine does not know the run. Costs a call for each of the flow's definitions.
     */
    public List<KeyedEvent> events(Plan plan, String run) {
        CompiledFlow flow = compiled.of(plan);
        Optional<WorkflowTree> tree = trees.read(flow, run);
        if (tree.isEmpty()) {
            return List.of();
        }
        WorkflowTree found = tree.get();
        Outcome outcome = found.isOver() ? outcome(found.workflow(found.root())) : null;
        return Projection.events(flow, found, run, outcome);
    }

    /**
     * Gets workflows of the run going again that stand still: a database that was killed may have lost the message that a
     * task is ready, a worker that died its task. The engine finds that by itself, but only after minutes.
     */
    public void mend(Plan plan, String run, Instant now) {
        trees.read(compiled.of(plan), run)
                .map(tree -> new Standstill(tree, now).workflows())
                .ifPresent(still -> still.forEach(workflow -> {
                    api.repair(workflow);
                    api.decide(workflow);
                }));
    }

    /** Ends the run and everything in it; a run that has ended is left as it is. */
    public void cancel(Plan plan, String run) {
        CompiledFlow flow = compiled.of(plan);
        starts.root(flow, run).ifPresent(root -> api.terminate(root, "cancelled"));
        // Called tools are workflows of their own, and the engine may have been starting one just now.
        trees.read(flow, run).ifPresent(tree -> tree.open().forEach(id -> api.terminate(id, "cancelled")));
    }

    /**
     * Hands a valid answer to the node that asks at this path; whoever calls it makes sure that only one answer to a
     * question is ever handed on.
     *
     * @return false when no node at this path asks, or it has been answered
     */
    public boolean answer(Plan plan, String run, String path, @Nullable Object value, String by) {
        Optional<WorkflowTree> tree = trees.read(compiled.of(plan), run);
        return tree.isPresent() && questions.answer(tree.get(), path, value, by);
    }

    /** Removes everything the engine knows of a run that has ended, inner workflows first. */
    public void forget(Plan plan, String run) {
        trees.read(compiled.of(plan), run).ifPresent(tree -> {
            if (tree.isOver() && tree.open().isEmpty()) {
                List.copyOf(tree.workflows().keySet()).reversed().forEach(api::remove);
            }
        });
    }

    @Override
    public void close() {
        api.close();
    }
}
