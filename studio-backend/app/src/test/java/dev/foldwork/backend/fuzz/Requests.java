package dev.foldwork.backend.fuzz;

import dev.foldwork.flow.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes requests: each begins as one that the contract allows, most are then bent somewhere. */
final class Requests {

    private static final List<String> VERBS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "NONSENSE");

    private final Api api;
    private final Pool pool;
    private final Callers callers;
    private final Random random;
    private final Values values;

    Requests(Api api, Pool pool, Callers callers, Random random) {
        this.api = api;
        this.pool = pool;
        this.callers = callers;
        this.random = random;
        this.values = new Values(api, pool, random);
    }

    /** What is bent in a request. */
    private enum Bend {
        NOTHING,
        BODY,
        TEXT,
        TYPE,
        PATH,
        QUERY,
        HEADER,
        VERB
    }

    Request of(Operation operation) {
        Bend bend = Oddities.one(random, List.of(Bend.values()));
        if (bend == Bend.NOTHING || bend == Bend.BODY && operation.bodies().isEmpty() || random.nextInt(4) == 0) {
            bend = operation.bodies().isEmpty() || random.nextBoolean() ? Bend.NOTHING : Bend.BODY;
        }
        String verb = bend == Bend.VERB ? Oddities.one(random, VERBS) : operation.verb();
        var headers = new ArrayList<>(callers.of(operation, random));
        declared(operation, "header").forEach((name, value) -> headers.add(name + ": " + value));
        if (bend == Bend.HEADER) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                headers.add(Oddities.headerName(random) + ": " + Oddities.header(random));
            }
        }
        byte[] body = body(operation, bend, headers);
        return new Request(operation, verb, path(operation, bend) + query(operation, bend), headers, body);
    }

    private byte[] body(Operation operation, Bend bend, List<String> headers) {
        if (operation.bodies().isEmpty() && bend != Bend.TEXT && bend != Bend.TYPE) {
            return new byte[0];
        }
        String type = operation.bodies().isEmpty()
                ? "application/json"
                : String.valueOf(
                        Oddities.one(random, List.copyOf(operation.bodies().keySet())));
        Object value = operation.bodies().isEmpty()
                ? Map.of()
                : values.of(operation.bodies().get(type), "", 0);
        if (bend == Bend.BODY) {
            value = Oddities.changed(value, random);
        }
        if (bend == Bend.TYPE) {
            headers.add("Content-Type: " + Oddities.type(random));
        } else {
            headers.add("Content-Type: " + type);
        }
        if (bend == Bend.TEXT) {
            return random.nextInt(8) == 0
                    ? new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'}
                    : Oddities.body(random).getBytes(StandardCharsets.UTF_8);
        }
        return written(value, type).getBytes(StandardCharsets.UTF_8);
    }

    private String written(Object value, String type) {
        return switch (type) {
            case "application/json" -> Wire.json(value);
            case "application/octet-stream" ->
                random.nextBoolean()
                        ? String.valueOf(values.of(Map.of("type", "string"), "text", 0))
                        : "PK\u0003\u0004" + value;
            default -> value instanceof String text ? text : "a=b&c=%20d&e";
        };
    }

    private String path(Operation operation, Bend bend) {
        String path = operation.path();
        for (String place : operation.places()) {
            String known = pool.id(place, random);
            String id = known != null
                    ? known
                    : place.equals("version") ? "1" : UUID.randomUUID().toString();
            if (bend == Bend.PATH && random.nextInt(operation.places().size()) == 0) {
                id = Oddities.path(random);
            }
            path = path.replace("{" + place + "}", id);
        }
        return path;
    }

    private String query(Operation operation, Bend bend) {
        var parts = new ArrayList<String>();
        declared(operation, "query").forEach((name, value) -> parts.add(name + "=" + encoded(value)));
        if (bend == Bend.QUERY) {
            List<String> names = new ArrayList<>(List.of("unknown", "limit", ""));
            operation.parameters().stream()
                    .filter(each -> "query".equals(each.get("in")))
                    .forEach(each ->
                            names.addAll(List.of(String.valueOf(each.get("name")), String.valueOf(each.get("name")))));
            for (int i = 0; i <= random.nextInt(2); i++) {
                parts.add(Oddities.one(random, names) + "=" + Oddities.query(random));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private Map<String, String> declared(Operation operation, String in) {
        var declared = new LinkedHashMap<String, String>();
        for (Map<?, ?> parameter : operation.parameters()) {
            String name = String.valueOf(parameter.get("name"));
            boolean needed = Boolean.TRUE.equals(parameter.get("required"));
            if (in.equals(parameter.get("in")) && (needed || random.nextInt(4) == 0)) {
                declared.put(name, parameter(name, parameter.get("schema")));
            }
        }
        return declared;
    }

    private String parameter(String name, Object schema) {
        return switch (name) {
            case "If-Match" -> "\"" + (1 + random.nextInt(3)) + "\"";
            case "Idempotency-Key" -> "key-" + random.nextInt(50);
            case "state" -> Oddities.one(random, List.of("queued", "failed,cancelled", "running"));
            case "from", "to" -> random.nextBoolean() ? "1" : String.valueOf(values.of(schema, "", 0));
            case "webhook-id" -> "delivery-" + random.nextInt(50);
            default -> {
                Object value = values.of(schema, name, 0);
                yield value instanceof Map || value instanceof List
                        ? Json.write(value)
                        : printable(String.valueOf(value));
            }
        };
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "_");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
