package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.FailureFinder;
import dev.foldwork.conductor.client.RunContext;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.conductor.worker.HolderStart.Prepared;
import dev.foldwork.conductor.worker.NodeStart.Begun;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FailurePolicy;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Settled;
import dev.foldwork.node.step.StepRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of a node that holds a body: entering it, preparing and judging attempts, settling it. */
final class HolderRole {

    private final Means means;
    private final NodeTask task;
    private final Step step;
    private final Chronicle chronicle;

    HolderRole(Means means, NodeTask task) {
        this.means = means;
        this.task = task;
        this.step = task.spec().node();
        this.chronicle = new Chronicle(task.run(), task.path());
    }

    /** Decides whether the node runs, and prepares its first attempt. */
    TaskOutcome enter() {
        return switch (NodeStart.begin(task, now())) {
            case Begun.Done(var settled, var kept, var type, var input) -> done(settled, input, 0, kept);
            case Begun.Ready(var input) -> {
                Instant now = now();
                chronicle.started(step.type(), input, 1, now);
                yield switch (new HolderStart(task, input, now).prepare()) {
                    case Prepared.Output(var output) -> done(Settled.succeeded(output, null, now()), input, 1, false);
                    case Prepared.Failure(var error) -> done(NodeStart.failed(step, error, now()), input, 1, false);
                    case Prepared.Run(var run) -> entered(run, input);
                };
            }
        };
    }

    private TaskOutcome done(Settled settled, Map<String, @Nullable Object> input, int attempt, boolean kept) {
        TaskOutcome outcome = NodeStart.settled(task, settled, input, chronicle, attempt, kept);
        if (outcome instanceof TaskOutcome.Completed(var output, var events)) {
            var more = new LinkedHashMap<String, @Nullable Object>(output);
            more.put("go", "done");
            return new TaskOutcome.Completed(more, events);
        }
        return outcome;
    }

    private TaskOutcome entered(Map<String, @Nullable Object> run, Map<String, @Nullable Object> input) {
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("go", "run");
        output.put("entered", Wire.text(Map.of("input", input)));
        output.put("run", run);
        output.put("record", chronicle.record(step.type(), input));
        return new TaskOutcome.Completed(output, chronicle.news());
    }

    /** Prepares an attempt; one after a failure waits for its time and gets paths of its own. */
    TaskOutcome prepare() throws InterruptedException {
        Map<String, @Nullable Object> judged = Wire.map(task.input().get("judged"));
        var run = new LinkedHashMap<>(NodeTask.map(task.input().get("run")));
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("run", run);
        if (judged.isEmpty()) {
            output.put("tried", 1L);
            return new TaskOutcome.Completed(output, List.of());
        }
        Instant until = Instant.parse(String.valueOf(judged.get("until")));
        Duration rest = Duration.between(now(), until);
        if (rest.compareTo(Duration.ofSeconds(1)) > 0) {
            return new TaskOutcome.Later(rest.toSeconds(), task.output(), List.of());
        }
        Thread.sleep(Math.max(0, rest.toMillis() + (rest.isPositive() ? 1 : 0)));
        int attempt = ((Number) java.util.Objects.requireNonNull(judged.get("attempt"))).intValue();
        Instant now = now();
        run.put(
                "w",
                RunContext.read(run.get("w")).attempt(task.path(), attempt, now).text());
        // What a rerun kept belongs to the first attempt.
        run.remove("seeds");
        Map<String, @Nullable Object> input = input();
        chronicle.started(step.type(), input, attempt, now);
        output.put("tried", (long) attempt);
        output.put("record", chronicle.record(step.type(), input));
        return new TaskOutcome.Completed(output, chronicle.news());
    }

    private Map<String, @Nullable Object> input() {
        return NodeTask.map(Wire.map(task.input().get("entered")).get("input"));
    }

    /** Decides after an attempt whether another follows. */
    TaskOutcome judge() {
        int tried = task.input().get("tried") instanceof Number number ? number.intValue() : 1;
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("more", false);
        var judged = new LinkedHashMap<String, @Nullable Object>();
        judged.put("attempt", (long) tried);
        if (!succeeded()) {
            FlowError error = bodyError();
            Instant now = now();
            var next = FailurePolicy.after(step.handling(), error, tried, Duration.ZERO, now);
            if (next instanceof FailurePolicy.Next.Again(var pause)) {
                chronicle.retrying(error, tried, now, now.plus(pause));
                output.put("more", true);
                output.put("record", chronicle.record(step.type(), Map.of()));
                judged.put("attempt", tried + 1L);
                judged.put("until", now.plus(pause).toString());
            } else {
                judged.put("error", error.toJson());
            }
        }
        output.put("judged", Wire.text(judged));
        return new TaskOutcome.Completed(output, chronicle.news());
    }

    /** Settles the node from what its body left, or from what entering it already decided. */
    TaskOutcome settle() {
        if (task.input().get("settled") != null) {
            var output = new LinkedHashMap<String, @Nullable Object>();
            output.put("settled", task.input().get("settled"));
            output.put("view", task.input().get("view"));
            return ClosingWork.finish(task, output, chronicle, now());
        }
        Map<String, @Nullable Object> judged = Wire.map(task.input().get("judged"));
        int attempt = judged.get("attempt") instanceof Number number ? number.intValue() : 1;
        Settled settled;
        if (succeeded()) {
            settled = sized(result());
        } else {
            FlowError error = judged.get("error") instanceof Map<?, ?> json ? FlowError.fromJson(json) : bodyError();
            settled = NodeStart.failed(step, error, now());
        }
        return NodeStart.settled(task, settled, input(), chronicle, attempt, false);
    }

    private Settled sized(Map<String, @Nullable Object> output) {
        if (Json.bytes(output).length <= StepRunner.MAX_OUTPUT_BYTES) {
            return Settled.succeeded(output, null, now());
        }
        var error = new FlowError(
                "OUTPUT_TOO_LARGE",
                "The node's output is larger than 1 MiB: return an artifact instead of an inline value",
                null,
                task.path(),
                false);
        return NodeStart.failed(step, error, now());
    }

    private boolean succeeded() {
        return "COMPLETED".equals(task.input().get("status"));
    }

    private FlowError bodyError() {
        return new FailureFinder(means.api()).find(String.valueOf(task.input().get("body")), task.path());
    }

    private Map<String, @Nullable Object> result() {
        Object result = task.input().get("result");
        return switch (step) {
            case Step.Group group -> Wire.map(result);
            case Step.Call call -> Wire.map(result);
            case Step.Loop loop -> LoopTurn.result(NodeTask.map(result));
            case Step.ForEach each ->
                new EachResult(new FailureFinder(means.api()), task.path(), each.collect()).output(result);
            case Step.Leaf leaf -> throw new IllegalStateException("a leaf holds no body");
            case Step.OnDemand agent -> throw new IllegalStateException("a tool's body is not settled");
        };
    }

    private Instant now() {
        return means.clock().instant();
    }
}
