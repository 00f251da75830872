package dev.foldwork.flow.plan;

import dev.foldwork.flow.expression.Expressions;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Handling.OnFailure;
import dev.foldwork.flow.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one step of a plan as a JSON value and reads it back. */
public final class StepJson {

    private StepJson() {}

    /** Returns the step as a JSON value. */
    public static Map<String, @Nullable Object> write(Step step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", step.id());
        json.put("type", step.type());
        var needs = new ArrayList<@Nullable Object>();
        step.needs().forEach(need -> needs.add(need.toString()));
        json.put("needs", needs);
        json.put("handling", handling(step.handling()));
        json.put("settings", step.settings().source());
        switch (step) {
            case Step.Leaf leaf -> {
                json.put("kind", "leaf");
                Step.Connection connection = leaf.connection();
                if (connection != null) {
                    json.put("connection", Map.of("name", connection.name(), "kind", connection.kind()));
                }
            }
            case Step.Group group -> {
                json.put("kind", "group");
                json.put("body", PlanJson.body(group.body()));
            }
            case Step.ForEach each -> {
                json.put("kind", "for_each");
                json.put("concurrency", (long) each.concurrency());
                json.put("collect", each.collect());
                json.put("body", PlanJson.body(each.body()));
            }
            case Step.Loop loop -> {
                json.put("kind", "loop");
                json.put("while", loop.condition().source());
                json.put("next", loop.next().source());
                json.put("max", (long) loop.max());
                json.put("body", PlanJson.body(loop.body()));
            }
            case Step.Call call -> {
                json.put("kind", "call");
                json.put("called", PlanJson.write(call.called()));
            }
            case Step.OnDemand agent -> {
                json.put("kind", "on_demand");
                json.put("tools", tools(agent));
            }
        }
        return json;
    }

    private static Map<String, @Nullable Object> tools(Step.OnDemand agent) {
        var tools = new LinkedHashMap<String, @Nullable Object>();
        agent.tools().forEach((name, tool) -> {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("description", tool.description());
            json.put("arguments", Json.normalize(tool.arguments()));
            json.put("step", write(tool.step()));
            tools.put(name, json);
        });
        return tools;
    }

    /** Reads what {@link #write} wrote. */
    public static Step read(Map<?, ?> json) {
        String id = PlanJson.text(json, "id");
        String type = PlanJson.text(json, "type");
        List<Need> needs = PlanJson.list(json, "needs").stream()
                .map(String::valueOf)
                .map(Need::parse)
                .toList();
        Handling handling = readHandling(PlanJson.map(json, "handling"));
        Template settings = Template.parse(json.get("settings"));
        return switch (PlanJson.text(json, "kind")) {
            case "leaf" -> new Step.Leaf(id, type, needs, handling, settings, connection(json));
            case "group" -> new Step.Group(id, type, needs, handling, settings, body(json));
            case "for_each" ->
                new Step.ForEach(
                        id,
                        type,
                        needs,
                        handling,
                        settings,
                        whole(json, "concurrency"),
                        Boolean.TRUE.equals(json.get("collect")),
                        body(json));
            case "loop" ->
                new Step.Loop(
                        id,
                        type,
                        needs,
                        handling,
                        settings,
                        Expressions.compile(PlanJson.text(json, "while")),
                        Template.parse(json.get("next")),
                        whole(json, "max"),
                        body(json));
            case "call" ->
                new Step.Call(id, type, needs, handling, settings, PlanJson.read(PlanJson.map(json, "called")));
            case "on_demand" -> new Step.OnDemand(id, type, needs, handling, settings, readTools(json));
            default -> throw new IllegalArgumentException("unknown kind of step: " + json.get("kind"));
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Step.Tool> readTools(Map<?, ?> json) {
        var tools = new LinkedHashMap<String, Step.Tool>();
        PlanJson.map(json, "tools").forEach((name, value) -> {
            var tool = (Map<?, ?>) java.util.Objects.requireNonNull(value);
            tools.put(
                    String.valueOf(name),
                    new Step.Tool(
                            PlanJson.text(tool, "description"),
                            (Map<String, ?>) PlanJson.map(tool, "arguments"),
                            read(PlanJson.map(tool, "step"))));
        });
        return tools;
    }

    private static Step.@Nullable Connection connection(Map<?, ?> json) {
        return json.get("connection") instanceof Map<?, ?> named
                ? new Step.Connection(PlanJson.text(named, "name"), PlanJson.text(named, "kind"))
                : null;
    }

    private static Body body(Map<?, ?> json) {
        return PlanJson.readBody(PlanJson.map(json, "body"));
    }

    private static int whole(Map<?, ?> json, String key) {
        return json.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static Map<String, @Nullable Object> handling(Handling handling) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (handling.disabled()) {
            json.put("disabled", true);
        }
        Retry retry = handling.retry();
        if (!retry.equals(Retry.NONE)) {
            json.put(
                    "retry",
                    Map.of(
                            "attempts",
                            (long) retry.attempts(),
                            "delay",
                            retry.delay().toMillis(),
                            "exponential",
                            retry.exponential(),
                            "maxDelay",
                            retry.maxDelay().toMillis()));
        }
        Duration timeout = handling.timeout();
        if (timeout != null) {
            json.put("timeout", timeout.toMillis());
        }
        json.put("onFailure", handling.onFailure().name());
        json.put("placement", handling.placement());
        return json;
    }

    private static Handling readHandling(Map<?, ?> json) {
        Retry retry = Retry.NONE;
        if (json.get("retry") instanceof Map<?, ?> map) {
            retry = new Retry(
                    whole(map, "attempts"),
                    millis(map, "delay"),
                    Boolean.TRUE.equals(map.get("exponential")),
                    millis(map, "maxDelay"));
        }
        return new Handling(
                Boolean.TRUE.equals(json.get("disabled")),
                retry,
                json.containsKey("timeout") ? millis(json, "timeout") : null,
                OnFailure.valueOf(PlanJson.text(json, "onFailure")),
                PlanJson.text(json, "placement"));
    }

    private static Duration millis(Map<?, ?> json, String key) {
        return Duration.ofMillis(((Number) java.util.Objects.requireNonNull(json.get(key))).longValue());
    }
}
