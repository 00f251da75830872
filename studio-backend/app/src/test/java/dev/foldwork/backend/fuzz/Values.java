package dev.foldwork.backend.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Makes values that a schema allows; where the name says what is meant, ones that mean something. */
final class Values {

    private static final int DEEPEST = 8;

    /** Members that are refused unless others go with them, or stand for them. */
    private static final Set<String> NEEDING_OTHERS = Set.of("flowId", "version", "runner");

    private final Api api;
    private final Pool pool;
    private final Random random;

    Values(Api api, Pool pool, Random random) {
        this.api = api;
        this.pool = pool;
        this.random = random;
    }

    /** Returns a value for a schema; the name is that of the member or parameter it is for. */
    Object of(Object written, String name, int depth) {
        Map<?, ?> schema = api.resolved(written);
        Object meant = random.nextInt(10) > 0 ? meant(name, schema) : null;
        if (meant != null) {
            return meant;
        }
        if (schema.containsKey("const")) {
            return schema.get("const");
        }
        if (schema.get("enum") instanceof List<?> choices) {
            return Oddities.one(random, choices);
        }
        for (String either : List.of("oneOf", "anyOf")) {
            if (schema.get(either) instanceof List<?> choices) {
                return of(Oddities.one(random, choices), name, depth);
            }
        }
        return typed(schema, type(schema), name, depth);
    }

    private String type(Map<?, ?> schema) {
        if (schema.get("type") instanceof List<?> types) {
            return String.valueOf(Oddities.one(random, types));
        }
        if (schema.get("type") instanceof String type) {
            return type;
        }
        return schema.containsKey("properties") || schema.containsKey("allOf")
                ? "object"
                : Oddities.one(random, List.of("string", "integer", "boolean", "null", "object", "array"));
    }

    private Object typed(Map<?, ?> schema, String type, String name, int depth) {
        return switch (type) {
            case "string" -> text(schema);
            case "integer" -> whole(schema);
            case "number" -> random.nextDouble() * 100;
            case "boolean" -> random.nextBoolean();
            case "array" -> list(schema, name, depth);
            case "object" -> object(schema, depth);
            default -> null;
        };
    }

    private String text(Map<?, ?> schema) {
        if (schema.get("format") instanceof String format) {
            return switch (format) {
                case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
                case "date-time" ->
                    Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000))
                            .toString();
                case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
                default -> "binary";
            };
        }
        if (schema.get("pattern") instanceof String pattern) {
            String named = (pattern.startsWith("^[a-z]") ? "name" : "NAME") + random.nextInt(1_000);
            return pattern.startsWith("^fwh_") ? "fwh_" + "a".repeat(43) : named;
        }
        long least = schema.get("minLength") instanceof Long bound ? bound : 0;
        long most = schema.get("maxLength") instanceof Long bound ? bound : least + 30;
        long length = least + random.nextLong(Math.min(most - least, 40) + 1);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(12) == 0
                            ? (char) (0xa1 + random.nextInt(0x500))
                            : (char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private long whole(Map<?, ?> schema) {
        long least = schema.get("minimum") instanceof Long bound ? bound : -5;
        long most = schema.get("maximum") instanceof Long bound ? bound : least + 1_000;
        return Oddities.one(random, List.of(least, most, least + random.nextLong(most - least + 1)));
    }

    private List<Object> list(Map<?, ?> schema, String name, int depth) {
        var list = new ArrayList<Object>();
        int least = schema.get("minItems") instanceof Long bound ? bound.intValue() : 0;
        int length = depth > DEEPEST ? least : least + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            list.add(schema.containsKey("items") ? of(schema.get("items"), name, depth + 1) : "x");
        }
        return list;
    }

    private Map<String, Object> object(Map<?, ?> schema, int depth) {
        var object = new LinkedHashMap<String, Object>();
        if (schema.get("allOf") instanceof List<?> parts) {
            for (Object part : parts) {
                object.putAll(object(api.resolved(part), depth));
            }
        }
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        if (schema.get("properties") instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (required.contains(name)
                        || depth < DEEPEST && random.nextInt(NEEDING_OTHERS.contains(name) ? 8 : 2) == 0) {
                    object.put(String.valueOf(name), of(member, String.valueOf(name), depth + 1));
                }
            });
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> more && random.nextBoolean()) {
            object.put("k" + random.nextInt(5), of(more, "", depth + 1));
        }
        return object;
    }

    /** Returns what somebody would send under this name, or null. */
    private Object meant(String name, Map<?, ?> schema) {
        return switch (name) {
            case "text" -> String.valueOf(schema.get("maxLength")).equals("2000") ? null : flow();
            case "main" -> "f.flow.yaml";
            case "files" -> Map.of("f.flow.yaml", flow());
            case "cron" -> Oddities.one(random, List.of("0 8 * * *", "*/5 * * * 1-5", "0 0 3 L * *"));
            case "zone" -> Oddities.one(random, List.of("UTC", "Europe/Berlin", "Pacific/Apia"));
            case "patch" -> List.of(Map.of("op", "add", "path", "/metadata/title", "value", "t" + random.nextInt(9)));
            case "path", "from" -> "a";
            case "inputs" -> Map.of("n", (long) random.nextInt(9));
            case "folders", "privateHosts" -> "array".equals(schema.get("type")) ? List.of() : Map.of();
            case "answer" -> "now";
            case "flowId" -> random.nextInt(3) == 0 ? pool.id("flow", random) : null;
            case "engine" -> "cloud";
            case "filter" -> "event.data.n > " + random.nextInt(9);
            case "events" -> List.of(event(), event());
            case "name" -> "n" + random.nextInt(100_000);
            case "email" -> "p" + random.nextInt(50) + "@example.test";
            case "password", "old", "new" -> "four words or even more";
            case "signingKey" -> "whsec_" + "QUJD".repeat(10);
            default -> "string".equals(schema.get("type")) ? pool.id(name, random) : null;
        };
    }

    private Map<String, Object> event() {
        var event = new LinkedHashMap<String, Object>();
        event.put("run", pool.id("run", random));
        event.put("path", Oddities.one(random, List.of("a", "a", "")));
        event.put("attempt", 1L + random.nextInt(2));
        event.put(
                "kind",
                Oddities.one(
                        random,
                        List.of(
                                "node_started",
                                "node_settled",
                                "node_asking",
                                "node_log",
                                "run_started",
                                "run_finished")));
        event.put("ordinal", (long) random.nextInt(3));
        event.put("at", "2026-01-01T00:00:00Z");
        event.put(
                "data",
                Map.of("state", Oddities.one(random, List.of("succeeded", "failed")), "output", Map.of("v", 1L)));
        return event;
    }

    private String flow() {
        String odd = random.nextInt(10) == 0 ? Oddities.yaml(random) : "Title";
        return """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: f%d, title: %s }
                spec:
                  inputs: { type: object, properties: { n: { type: integer, default: 1 } } }
                  nodes: { a: { type: data.set@1, with: { v: "${ inputs.n }", odd: %s } } }
                  outputs: { v: "${ nodes.a.v }" }
                """.formatted(random.nextInt(300), odd, random.nextInt(3) == 0 ? odd : "1");
    }
}
