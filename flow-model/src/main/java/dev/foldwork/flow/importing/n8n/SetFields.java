package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Set, later named Edit Fields, as {@code data.set}. */
record SetFields(Conversion known, N8nNode source, NodeDraft node, Report.Line line, Values values, String now) {

    void fill() {
        Source parameters = source.parameters();
        node.type = "data.set@1";
        if (parameters.text("mode", "manual").equals("raw")) {
            raw(parameters);
            return;
        }
        for (Source each : parameters.child("assignments").children("assignments")) {
            put(each.text("name", ""), typed(each.get("value"), each.text("type", "string")));
        }
        for (Source each : parameters.child("fields").children("values")) {
            String type = each.text("type", "stringValue");
            put(each.text("name", ""), typed(each.get(type), type.replace("Value", "")));
        }
        parameters.child("values").map().forEach((type, list) -> {
            for (Source each : Source.of(Map.of("all", list)).children("all")) {
                put(each.text("name", ""), typed(each.get("value"), String.valueOf(type)));
            }
        });
        others(parameters);
    }

    private void others(Source parameters) {
        double version = source.all().version("typeVersion");
        String include = parameters.text("include", version >= 3.3 ? "none" : "all");
        boolean kept = version < 3
                ? !parameters.flag("keepOnlySet")
                : version >= 3.3 ? parameters.flag("includeOtherFields") : !include.equals("none");
        if (kept && (include.equals("selected") || include.equals("except"))) {
            line.approximated("of the other members all are handed on, not only some");
        }
        String own = "nodes." + node.id;
        known.data.put(source.name(), kept && now.length() < 600 ? "$merge([" + now + ", " + own + "])" : own);
        if (kept && now.length() >= 600) {
            line.approximated("it hands on its own members only");
        }
    }

    private void raw(Source parameters) {
        Object value = values.json(parameters.get("jsonOutput"));
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> node.with(String.valueOf(name), item));
            others(parameters);
            return;
        }
        node.type = "data.transform@1";
        node.with("value", value);
        known.data.put(source.name(), "nodes." + node.id + ".value");
    }

    private @Nullable Object typed(@Nullable Object value, String type) {
        if (!(value instanceof String text) || text.startsWith("=")) {
            return values.setting(value);
        }
        try {
            return switch (type) {
                case "number", "boolean", "array", "object" -> values.json(text.isBlank() ? null : text);
                default -> values.setting(text);
            };
        } catch (JsonException noJson) {
            return values.setting(text);
        }
    }

    /** A dot in a name makes a member inside a member. */
    @SuppressWarnings("unchecked")
    private void put(String name, @Nullable Object value) {
        if (name.isBlank()) {
            return;
        }
        String plain = name.startsWith("=") ? name.substring(1) : name;
        if (plain.contains("{{")) {
            line.approximated("a member whose name is worked out was left out");
            return;
        }
        Map<String, @Nullable Object> map = node.with;
        String[] steps = plain.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            Object inner = map.get(steps[i]);
            if (!(inner instanceof LinkedHashMap)) {
                inner = new LinkedHashMap<String, @Nullable Object>();
                map.put(steps[i], inner);
            }
            map = (Map<String, @Nullable Object>) inner;
        }
        map.put(steps.length == 0 ? plain : steps[steps.length - 1], value);
    }
}
