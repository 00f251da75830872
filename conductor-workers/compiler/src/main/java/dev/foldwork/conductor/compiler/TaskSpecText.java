package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.PlanJson;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.plan.StepJson;
import dev.foldwork.flow.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a task's spec into its definition and reads it back; no user text is legible in it. */
public final class TaskSpecText {

    private TaskSpecText() {}

    static String write(TaskSpec spec) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("role", spec.role().wire());
        json.put("place", spec.place().wire());
        if (spec.step() != null) {
            json.put("step", StepJson.write(spec.step()));
        }
        if (spec.plan() != null) {
            json.put("plan", PlanJson.write(spec.plan()));
        }
        switch (spec.closing()) {
            case Closing.Nothing() -> {}
            case Closing.Outputs(var outputs) -> json.put("outputs", templates(outputs));
            case Closing.Turn(var loop) -> json.put("turn", StepJson.write(loop));
        }
        if (!spec.workflows().isEmpty()) {
            json.put("workflows", spec.workflows());
        }
        return Wire.opaque(json);
    }

    /** Reads a spec; throws for text that no compiler wrote. */
    public static TaskSpec read(String text) {
        Map<String, @Nullable Object> json = Wire.fromOpaque(text);
        return new TaskSpec(
                Role.of(String.valueOf(json.get("role"))),
                Place.of(String.valueOf(json.get("place"))),
                json.get("step") instanceof Map<?, ?> step ? StepJson.read(step) : null,
                json.get("plan") instanceof Map<?, ?> plan ? PlanJson.read(plan) : null,
                closing(json),
                workflows(json));
    }

    private static Closing closing(Map<String, @Nullable Object> json) {
        if (json.get("outputs") instanceof Map<?, ?> body) {
            return new Closing.Outputs(readTemplates(body));
        }
        if (json.get("turn") instanceof Map<?, ?> loop) {
            return new Closing.Turn((Step.Loop) StepJson.read(loop));
        }
        return new Closing.Nothing();
    }

    private static Map<String, @Nullable Object> templates(Map<String, Template> templates) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        templates.forEach((name, template) -> json.put(name, template.source()));
        return json;
    }

    private static Map<String, Template> readTemplates(Map<?, ?> json) {
        var templates = new LinkedHashMap<String, Template>();
        json.forEach((name, source) -> templates.put(String.valueOf(name), Template.parse(source)));
        return templates;
    }

    private static Map<String, String> workflows(Map<String, @Nullable Object> json) {
        var names = new LinkedHashMap<String, String>();
        if (json.get("workflows") instanceof Map<?, ?> map) {
            map.forEach((use, name) -> names.put(String.valueOf(use), String.valueOf(name)));
        }
        return names;
    }
}
