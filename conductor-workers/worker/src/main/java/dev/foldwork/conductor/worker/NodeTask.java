package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.RunContext;
import dev.foldwork.conductor.compiler.Place;
import dev.foldwork.conductor.compiler.TaskSpec;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.Scope;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as the engine handed it out, with what its input says.
 *
 * @param id the engine's id of this hand-out; another one after a worker died
 * @param workflow the engine's id of the workflow
 * @param retried the id under which the task was handed out before its worker died, or null
 * @param spec what the definition says
 * @param input resolved input
 * @param output what an earlier hand-out of the same id left, empty on the first
 * @param context the run, and where in it the body stands
 * @param kept true while the worker goes on with a task of which the engine has a part: its lease is its place in the
 *     engine's queue
 */
record NodeTask(
        String id,
        String workflow,
        @Nullable String retried,
        TaskSpec spec,
        Map<String, @Nullable Object> input,
        Map<String, @Nullable Object> output,
        RunContext context,
        boolean kept) {

    /** Reads a polled task. */
    static NodeTask read(Map<String, @Nullable Object> json, Specs specs) {
        Map<String, @Nullable Object> input = map(json.get("inputData"));
        Object retried = json.get("retriedTaskId");
        return new NodeTask(
                String.valueOf(json.get("taskId")),
                String.valueOf(json.get("workflowInstanceId")),
                retried == null ? null : retried.toString(),
                specs.read(String.valueOf(input.get("spec"))),
                input,
                map(json.get("outputData")),
                RunContext.read(map(input.get("at")).get("w")),
                false);
    }

    /** Returns the same task with what another hand-out left. */
    NodeTask withOutput(Map<String, @Nullable Object> left) {
        return new NodeTask(id, workflow, retried, spec, input, left, context, kept);
    }

    /** Returns the same task after a part of it has been handed in. */
    NodeTask goingOn(Map<String, @Nullable Object> left) {
        return new NodeTask(id, workflow, retried, spec, input, left, context, true);
    }

    String run() {
        return context.run();
    }

    /** Returns the path of the body around the task. */
    String body() {
        return spec.place() == Place.ITEM || spec.place() == Place.ROUND
                ? NodePath.item(context.path(), number())
                : context.path();
    }

    /** Returns the path of the task's node; of the node that holds the body for a task that is no node's. */
    String path() {
        Step step = spec.step();
        if (step == null) {
            return context.node();
        }
        return spec.place() == Place.TOOL ? context.path() : NodePath.node(body(), step.id());
    }

    /** Returns the number of the item or round. */
    int number() {
        Map<String, @Nullable Object> at = map(input.get("at"));
        Object number = at.get("i") != null ? at.get("i") : at.get("f");
        return number instanceof Number value ? value.intValue() : 0;
    }

    /** Returns when the node became ready: when the last of its needs settled, or its body began. */
    Instant readyAt() {
        Instant latest = null;
        for (Settled need : needs().values()) {
            latest = latest == null || need.at().isAfter(latest) ? need.at() : latest;
        }
        return latest == null ? bodyStart() : latest;
    }

    private Instant bodyStart() {
        Instant start = context.at();
        if (map(input.get("at")).get("since") instanceof List<?> times) {
            for (Object time : times) {
                Instant other = switch (time) {
                    case Number millis when millis.longValue() > 0 -> Instant.ofEpochMilli(millis.longValue());
                    case String text -> Instant.parse(text);
                    case null, default -> start;
                };
                start = other.isAfter(start) ? other : start;
            }
        }
        return start;
    }

    /** Returns how each needed node ended. */
    Map<String, Settled> needs() {
        var needs = new LinkedHashMap<String, Settled>();
        map(input.get("needs")).forEach((id, text) -> needs.put(id, Settled.fromJson(Wire.map(text))));
        return needs;
    }

    /** Returns what expressions of the task can see. */
    Scope scope() {
        Map<String, @Nullable Object> given = map(input.get("scope"));
        Scope scope = Scope.root(Wire.map(given.get("inputs")), Wire.map(given.get("vars")));
        Map<String, @Nullable Object> item = Wire.map(given.get("item"));
        for (String name : List.of("item", "index")) {
            scope = item.containsKey(name) ? scope.with(name, item.get(name)) : scope;
        }
        Map<String, @Nullable Object> round =
                Wire.map(given.get("round") != null ? given.get("round") : given.get("first"));
        for (String name : List.of("state", "iteration")) {
            scope = round.containsKey(name) ? scope.with(name, round.get(name)) : scope;
        }
        if (given.get("args") != null) {
            scope = scope.with("args", Wire.value(given.get("args")));
        }
        var views = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        map(given.get("n")).forEach((id, text) -> {
            if (text != null) {
                views.put(id, Wire.map(text));
            }
        });
        return scope.withNodes(views);
    }

    /** Returns the kept result of the node and the seeds of its body, empty when it has none. */
    Map<String, @Nullable Object> seed() {
        Map<String, @Nullable Object> seed = map(input.get("seed"));
        if (spec.place() != Place.ROUND) {
            return seed;
        }
        return map(map(seed.get(String.valueOf(number()))).get(spec.node().id()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
