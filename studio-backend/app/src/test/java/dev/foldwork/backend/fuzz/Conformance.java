package dev.foldwork.backend.fuzz;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.foldwork.backend.Contract;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an answer is one that the contract declares: status, media type, every member of the body, code of a refusal. */
final class Conformance {

    private static final String PROBLEM = "application/problem+json";

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Set<String> codes = new HashSet<>();
    private final Map<Object, Schema> schemas = new HashMap<>();
    private final Object problem;

    Conformance(Api api) {
        var parts = new LinkedHashMap<String, Object>();
        api.document().forEach((key, value) -> {
            if (key.equals("components") || key.equals("x-files")) {
                parts.put(key, closed(value));
            }
        });
        root.put("$defs", parts);
        problem = Map.of("$ref", "#/components/schemas/Problem");
        Contract.errors()
                .values()
                .forEach(group -> ((Map<?, ?>) group).keySet().forEach(code -> codes.add(code.toString())));
    }

    /** Returns a part of the contract as it stands below a schema, with lists closed: an entry has declared members only. */
    private static Object closed(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, member) ->
                        copy.put(key, key.equals("items") && says(member) ? strict(closed(member)) : closed(member)));
                copy.computeIfPresent("$ref", (key, place) -> place.toString().replaceFirst("#", "#/\\$defs"));
                yield copy;
            }
            case List<?> list -> list.stream().map(Conformance::closed).toList();
            case null, default -> value;
        };
    }

    private static boolean says(Object schema) {
        return schema instanceof Map<?, ?> map
                && (map.containsKey("$ref") || map.containsKey("properties") || map.containsKey("allOf"));
    }

    private static Map<String, Object> strict(Object schema) {
        return Map.of("allOf", List.of(schema), "unevaluatedProperties", false);
    }

    /** Returns what is wrong with an answer; empty when nothing is. */
    List<String> faults(Request request, RawHttp.Answer answer) {
        if (answer.status() >= 500 && !isAboutTheEngine(answer)) {
            return List.of("server error " + answer.status());
        }
        if (!request.isFor()) {
            return answer.status() < 400 ? List.of() : refusal(answer);
        }
        Map<?, ?> declared = request.operation().response(answer.status());
        if (declared == null) {
            return List.of("status " + answer.status() + " is not declared");
        }
        if (answer.status() >= 400) {
            var faults = new ArrayList<>(refusal(answer));
            if (faults.isEmpty() && !lists(request.operation(), answer)) {
                faults.add("code " + Json.object(answer.body()).get("code") + " is not listed for it");
            }
            return faults;
        }
        if (!(declared.get("content") instanceof Map<?, ?> content)) {
            return answer.body().length == 0 ? List.of() : List.of("a body that is not declared");
        }
        if (!(content.get(answer.type()) instanceof Map<?, ?> media)) {
            return List.of("media type '" + answer.type() + "' is not declared");
        }
        return answer.type().equals("application/json") ? against(media.get("schema"), answer) : List.of();
    }

    /** These tests have no cloud engine, and whoever needs it to hear something is told so. */
    private static boolean isAboutTheEngine(RawHttp.Answer answer) {
        return answer.status() == 503 && answer.text().contains("\"code\":\"CLOUD_UNREACHABLE\"");
    }

    private static boolean lists(Operation operation, RawHttp.Answer answer) {
        Object code = Json.object(answer.body()).get("code");
        return Contract.problemsAnywhere().contains(code)
                || Contract.problems(operation.verb() + " " + operation.path()).contains(code);
    }

    private List<String> refusal(RawHttp.Answer answer) {
        if (!answer.type().equals(PROBLEM)) {
            return List.of("refusal " + answer.status() + " as '" + answer.type() + "'");
        }
        var faults = new ArrayList<>(against(problem, answer));
        if (faults.isEmpty()) {
            Map<String, ?> body = Json.object(answer.body());
            if (!codes.contains(String.valueOf(body.get("code")))) {
                faults.add("code " + body.get("code") + " is in no list");
            }
            if (!Long.valueOf(answer.status()).equals(body.get("status"))) {
                faults.add("status " + body.get("status") + " in the body of a " + answer.status());
            }
        }
        return faults;
    }

    private List<String> against(Object schema, RawHttp.Answer answer) {
        try {
            Json.parse(answer.body());
        } catch (JsonException unreadable) {
            return List.of("not JSON: " + unreadable.getMessage());
        }
        return schemas.computeIfAbsent(schema, this::compiled).validate(answer.text(), InputFormat.JSON).stream()
                .map(error -> "body: " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema compiled(Object schema) {
        var whole = new LinkedHashMap<String, Object>(root);
        whole.putAll(says(schema) ? strict(closed(schema)) : Map.of("allOf", List.of(closed(schema))));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(whole));
    }
}
