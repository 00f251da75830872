package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.compiler.Lanes;
import dev.foldwork.conductor.compiler.TaskSpec;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.conductor.worker.ClosingWork.LoopFailure;
import dev.foldwork.flow.check.InputCheck;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.BodyErrors;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prepares what the body of a node receives: items, a first round, a called flow's inputs. */
final class HolderStart {

    /** The most items one lane's workflow runs before lanes are nested. */
    private static final int LONGEST_LANE = 50;

    private final NodeTask task;
    private final Map<String, @Nullable Object> input;
    private final Instant now;

    HolderStart(NodeTask task, Map<String, @Nullable Object> input, Instant now) {
        this.task = task;
        this.input = input;
        this.now = now;
    }

    /** What a body starts with, or what its node gives without it. */
    sealed interface Prepared {
        /** The body runs with this. */
        record Run(Map<String, @Nullable Object> run) implements Prepared {}

        /** The body is not needed. */
        record Output(Map<String, @Nullable Object> output) implements Prepared {}

        /** The node fails before its body is entered. */
        record Failure(FlowError error) implements Prepared {}
    }

    Prepared prepare() {
        return switch (task.spec().node()) {
            case Step.Group group -> new Prepared.Run(run(seeds()));
            case Step.Call call -> call(call);
            case Step.ForEach each -> each(each);
            case Step.Loop loop -> loop(loop);
            case Step.Leaf leaf -> throw new IllegalStateException("a leaf holds no body");
            case Step.OnDemand agent -> throw new IllegalStateException("a tool's body is not entered");
        };
    }

    private Map<String, @Nullable Object> seeds() {
        return NodeTask.map(task.seed().get("in"));
    }

    private Map<String, @Nullable Object> run(Map<String, @Nullable Object> seeds) {
        var run = new LinkedHashMap<String, @Nullable Object>();
        run.put("w", task.context().attempt(task.path(), 1, now).text());
        if (!seeds.isEmpty()) {
            run.put("seeds", seeds);
        }
        return run;
    }

    private Prepared call(Step.Call call) {
        Map<String, @Nullable Object> inputs = InputCheck.withDefaults(call.called(), input);
        var problems = InputCheck.problems(call.called(), inputs);
        if (!problems.isEmpty()) {
            return new Prepared.Failure(
                    BodyErrors.inputsInvalid(task.path(), call.called().flow(), problems));
        }
        Map<String, @Nullable Object> vars;
        try {
            vars = new Resolution(task.run(), task.path(), now)
                    .vars(call.called().vars(), inputs);
        } catch (ResolutionException failure) {
            return new Prepared.Failure(failure.error());
        }
        Map<String, @Nullable Object> run = run(seeds());
        var scope = new LinkedHashMap<String, @Nullable Object>();
        scope.put("inputs", Wire.text(inputs));
        scope.put("vars", Wire.text(vars));
        run.put("s", scope);
        return new Prepared.Run(run);
    }

    private Prepared loop(Step.Loop loop) {
        try {
            var resolution = new Resolution(task.run(), task.path(), now);
            LoopTurn turn = LoopTurn.first(resolution, loop, task.scope(), input.get("state"), now);
            if (!turn.more()) {
                return new Prepared.Output(LoopTurn.result(turn.round()));
            }
            Map<String, @Nullable Object> run = run(seeds());
            run.put("first", turn.round());
            return new Prepared.Run(run);
        } catch (ResolutionException failure) {
            return new Prepared.Failure(failure.error());
        } catch (LoopFailure failure) {
            return new Prepared.Failure(failure.error());
        }
    }

    private Prepared each(Step.ForEach each) {
        if (!(input.get("items") instanceof List<?> items)) {
            return new Prepared.Failure(BodyErrors.itemsNotAList(task.path(), input.get("items")));
        }
        if (items.isEmpty()) {
            return new Prepared.Output(EachResult.output(List.of()));
        }
        Map<String, @Nullable Object> run = run(Map.of());
        List<Map<String, @Nullable Object>> entries = entries(items);
        if (each.concurrency() == 1) {
            run.put("workflow", workflow(lane(entries)));
            run.put("entries", chunked(entries));
        } else {
            fan(run, entries, Math.min(each.concurrency(), items.size()), each.collect());
        }
        return new Prepared.Run(run);
    }

    private List<Map<String, @Nullable Object>> entries(List<?> items) {
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        Map<String, @Nullable Object> seeds = seeds();
        for (int i = 0; i < items.size(); i++) {
            var value = new LinkedHashMap<String, @Nullable Object>();
            value.put("item", items.get(i));
            value.put("index", (long) i);
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("i", (long) i);
            entry.put("v", Wire.text(value));
            Map<String, @Nullable Object> kept = NodeTask.map(seeds.get(String.valueOf(i)));
            if (!kept.isEmpty()) {
                entry.put("seeds", kept);
            }
            entries.add(entry);
        }
        return entries;
    }

    private static String lane(List<Map<String, @Nullable Object>> entries) {
        return entries.size() > LONGEST_LANE ? TaskSpec.LONG_LANE : TaskSpec.LANE;
    }

    private String workflow(String use) {
        return Objects.requireNonNull(task.spec().workflows().get(use));
    }

    private static List<? extends Object> chunked(List<Map<String, @Nullable Object>> entries) {
        if (entries.size() <= LONGEST_LANE) {
            return entries;
        }
        var chunks = new ArrayList<List<Map<String, @Nullable Object>>>();
        for (int i = 0; i < entries.size(); i += LONGEST_LANE) {
            chunks.add(entries.subList(i, Math.min(entries.size(), i + LONGEST_LANE)));
        }
        return chunks;
    }

    /** Lane l takes the items l, l + lanes, l + 2 lanes and so on; with one item each, lanes are left out. */
    private void fan(
            Map<String, @Nullable Object> run,
            List<Map<String, @Nullable Object>> entries,
            int lanes,
            boolean collect) {
        var tasks = new ArrayList<@Nullable Object>();
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        boolean single = lanes == entries.size();
        for (int lane = 0; lane < lanes; lane++) {
            var own = new ArrayList<Map<String, @Nullable Object>>();
            for (int i = lane; i < entries.size(); i += lanes) {
                own.add(entries.get(i));
            }
            String name = "l" + lane;
            inputs.put(name, single ? own.getFirst() : chunked(own));
            String workflow = workflow(single ? TaskSpec.ITEM : lane(own));
            tasks.add(Lanes.task(name, workflow, single ? "entry" : "entries", single && collect));
        }
        run.put("tasks", tasks);
        run.put("lanes", inputs);
    }
}
