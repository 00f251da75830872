package dev.foldwork.flow.plan;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a plan as a JSON value and reads it back exactly; journals and workers keep plans in this form. */
public final class PlanJson {

    private PlanJson() {}

    /** Returns the plan as a JSON value. */
    public static Map<String, @Nullable Object> write(Plan plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("flow", plan.flow());
        json.put("title", plan.title());
        json.put("hash", plan.hash());
        json.put("inputs", Json.normalize(plan.inputs()));
        json.put("vars", templates(plan.vars()));
        json.put("access", access(plan.access()));
        json.put("body", body(plan.body()));
        return json;
    }

    /** Reads what {@link #write} wrote. */
    @SuppressWarnings("unchecked")
    public static Plan read(Map<?, ?> json) {
        return new Plan(
                text(json, "flow"),
                text(json, "title"),
                text(json, "hash"),
                (Map<String, ?>) map(json, "inputs"),
                readTemplates(map(json, "vars")),
                readAccess(map(json, "access")),
                readBody(map(json, "body")));
    }

    static Map<String, @Nullable Object> body(Body body) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var steps = new ArrayList<@Nullable Object>();
        body.steps().forEach(step -> steps.add(StepJson.write(step)));
        json.put("steps", steps);
        json.put("outputs", templates(body.outputs()));
        return json;
    }

    static Body readBody(Map<?, ?> json) {
        var steps = new ArrayList<Step>();
        for (Object step : list(json, "steps")) {
            steps.add(StepJson.read((Map<?, ?>) Objects.requireNonNull(step)));
        }
        return new Body(steps, readTemplates(map(json, "outputs")));
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

    private static Map<String, @Nullable Object> access(Access access) {
        var folders = new LinkedHashMap<String, @Nullable Object>();
        access.folders()
                .forEach((name, folder) ->
                        folders.put(name, Map.of("title", folder.title(), "writable", folder.writable())));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folders", folders);
        json.put("secrets", new ArrayList<>(access.secrets()));
        json.put("connections", new LinkedHashMap<>(access.connections()));
        json.put("hosts", access.hosts().map(ArrayList::new).orElse(null));
        json.put("commands", new ArrayList<>(access.commands()));
        return json;
    }

    @SuppressWarnings("unchecked")
    private static Access readAccess(Map<?, ?> json) {
        var folders = new LinkedHashMap<String, Access.Folder>();
        map(json, "folders").forEach((name, value) -> {
            var folder = (Map<?, ?>) Objects.requireNonNull(value);
            folders.put(
                    String.valueOf(name),
                    new Access.Folder(text(folder, "title"), Boolean.TRUE.equals(folder.get("writable"))));
        });
        return new Access(
                folders,
                (List<String>) list(json, "secrets"),
                (Map<String, String>) map(json, "connections"),
                Optional.ofNullable((List<String>) json.get("hosts")),
                (List<String>) list(json, "commands"));
    }

    static String text(Map<?, ?> json, String key) {
        return String.valueOf(json.get(key));
    }

    static Map<?, ?> map(Map<?, ?> json, String key) {
        return json.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Map<?, ?> json, String key) {
        return json.get(key) instanceof List<?> list ? list : List.of();
    }
}
