package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.expression.Expressions;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Handling;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Retry;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.template.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes hollow steps and plans as JSON values and reads them back; what is inside them is not written. */
final class StepText {

    private static final Body EMPTY = new Body(List.of(), Map.of());

    private StepText() {}

    static Map<String, @Nullable Object> step(Step step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", step.id());
        json.put("type", step.type());
        json.put("needs", step.needs().stream().map(Need::toString).toList());
        json.put("handling", handling(step.handling()));
        json.put("settings", step.settings().source());
        switch (step) {
            case Step.Leaf leaf -> json.put("kind", "leaf");
            case Step.Group group -> json.put("kind", "group");
            case Step.ForEach each -> {
                json.put("kind", "each");
                json.put("concurrency", (long) each.concurrency());
                json.put("collect", each.collect());
            }
            case Step.Loop loop -> {
                json.put("kind", "loop");
                json.put("while", loop.condition().source());
                json.put("next", loop.next().source());
                json.put("max", (long) loop.max());
            }
            case Step.Call call -> {
                json.put("kind", "call");
                json.put("called", plan(call.called()));
            }
            case Step.OnDemand agent -> {
                json.put("kind", "agent");
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
            json.put("arguments", tool.arguments());
            json.put("step", step(tool.step()));
            tools.put(name, json);
        });
        return tools;
    }

    private static Map<String, @Nullable Object> handling(Handling handling) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        Duration timeout = handling.timeout();
        json.put("disabled", handling.disabled());
        json.put("attempts", (long) handling.retry().attempts());
        json.put("delay", handling.retry().delay().toString());
        json.put("exponential", handling.retry().exponential());
        json.put("maxDelay", handling.retry().maxDelay().toString());
        json.put("timeout", timeout == null ? null : timeout.toString());
        json.put("onFailure", handling.onFailure().name());
        json.put("placement", handling.placement());
        return json;
    }

    static Map<String, @Nullable Object> plan(Plan plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", plan.flow());
        json.put("title", plan.title());
        json.put("hash", plan.hash());
        json.put("inputs", plan.inputs());
        json.put("vars", templates(plan.vars()));
        return json;
    }

    /** Returns named templates as the values they were written as. */
    static Map<String, @Nullable Object> templates(Map<String, Template> templates) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        templates.forEach((name, template) -> json.put(name, template.source()));
        return json;
    }

    /** Reads what {@link #templates} wrote. */
    static Map<String, Template> readTemplates(@Nullable Object json) {
        var templates = new LinkedHashMap<String, Template>();
        ((Map<?, ?>) Objects.requireNonNull(json))
                .forEach((name, source) -> templates.put(String.valueOf(name), Template.parse(source)));
        return templates;
    }

    @SuppressWarnings("unchecked")
    static Plan readPlan(Map<?, ?> json) {
        return new Plan(
                text(json, "flow"),
                text(json, "title"),
                text(json, "hash"),
                (Map<String, ?>) Objects.requireNonNull(json.get("inputs")),
                readTemplates(json.get("vars")),
                Access.NONE,
                EMPTY);
    }

    static Step readStep(Map<?, ?> json) {
        String id = text(json, "id");
        String type = text(json, "type");
        List<Need> needs = ((List<?>) Objects.requireNonNull(json.get("needs")))
                .stream().map(need -> Need.parse(String.valueOf(need))).toList();
        Handling handling = readHandling((Map<?, ?>) Objects.requireNonNull(json.get("handling")));
        Template settings = Template.parse(json.get("settings"));
        return switch (text(json, "kind")) {
            case "leaf" -> new Step.Leaf(id, type, needs, handling, settings);
            case "group" -> new Step.Group(id, type, needs, handling, settings, EMPTY);
            case "each" ->
                new Step.ForEach(
                        id,
                        type,
                        needs,
                        handling,
                        settings,
                        number(json, "concurrency"),
                        Boolean.TRUE.equals(json.get("collect")),
                        EMPTY);
            case "loop" ->
                new Step.Loop(
                        id,
                        type,
                        needs,
                        handling,
                        settings,
                        Expressions.compile(text(json, "while")),
                        Template.parse(json.get("next")),
                        number(json, "max"),
                        EMPTY);
            case "call" ->
                new Step.Call(
                        id,
                        type,
                        needs,
                        handling,
                        settings,
                        readPlan((Map<?, ?>) Objects.requireNonNull(json.get("called"))));
            case "agent" -> new Step.OnDemand(id, type, needs, handling, settings, readTools(json.get("tools")));
            default -> throw new IllegalArgumentException("unknown kind of step '" + json.get("kind") + "'");
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Step.Tool> readTools(@Nullable Object json) {
        var tools = new LinkedHashMap<String, Step.Tool>();
        ((Map<?, ?>) Objects.requireNonNull(json)).forEach((name, value) -> {
            var tool = (Map<?, ?>) value;
            tools.put(
                    String.valueOf(name),
                    new Step.Tool(
                            text(tool, "description"),
                            (Map<String, ?>) Objects.requireNonNull(tool.get("arguments")),
                            readStep((Map<?, ?>) Objects.requireNonNull(tool.get("step")))));
        });
        return tools;
    }

    private static Handling readHandling(Map<?, ?> json) {
        var retry = new Retry(
                number(json, "attempts"),
                Duration.parse(text(json, "delay")),
                Boolean.TRUE.equals(json.get("exponential")),
                Duration.parse(text(json, "maxDelay")));
        Object timeout = json.get("timeout");
        return new Handling(
                Boolean.TRUE.equals(json.get("disabled")),
                retry,
                timeout == null ? null : Duration.parse(timeout.toString()),
                Handling.OnFailure.valueOf(text(json, "onFailure")),
                text(json, "placement"));
    }

    private static String text(Map<?, ?> json, String key) {
        return String.valueOf(json.get(key));
    }

    private static int number(Map<?, ?> json, String key) {
        return ((Number) Objects.requireNonNull(json.get(key))).intValue();
    }
}
