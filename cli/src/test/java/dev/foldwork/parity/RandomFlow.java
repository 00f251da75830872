package dev.foldwork.parity;

import dev.foldwork.testing.RunCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes flows by chance, the same one for the same seed: nested bodies, branches, skips, retries, timeouts, questions,
 * error ports, failures, cancellation.
 *
 * <p>At most one node of a flow fails unhandled, as with two of them the faster one would decide the run's error.
 */
final class RandomFlow {

    private static final int DEEPEST = 3;
    private static final int MOST_NODES = 40;

    private final Random random;
    private final Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> files = new LinkedHashMap<>();
    private final Set<Map<String, @Nullable Object>> wired = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;
    private boolean mayFail;
    private boolean mayAsk = true;

    private RandomFlow(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.mayFail = random.nextInt(4) == 0;
    }

    /** Returns the case of a seed. */
    static RunCase of(long seed) {
        return new RandomFlow(seed).make(seed);
    }

    private RunCase make(long seed) {
        var flow = new LinkedHashMap<String, @Nullable Object>();
        flow.put(
                "inputs",
                Map.of("type", "object", "properties", Map.of("n", Map.of("type", "integer", "default", 3L))));
        if (random.nextInt(3) == 0) {
            flow.put("vars", Map.of("k", "${ inputs.n * 7 }"));
        }
        flow.putAll(body("", 0, List.of("inputs.n")));
        var source = new LinkedHashMap<String, @Nullable Object>();
        source.put("name", "random flow " + seed);
        source.put("flow", flow);
        source.put("files", files);
        source.put("answers", answers);
        if (!answers.isEmpty() && random.nextInt(6) == 0) {
            source.put("cancel_at", answers.keySet().iterator().next());
        }
        return new RunCase("random flow " + seed, List.of(), source);
    }

    /** Returns nodes and outputs; {@code values} are numbers that expressions may use. */
    private Map<String, @Nullable Object> body(String path, int depth, List<String> values) {
        int count = 1 + random.nextInt(depth == 0 ? 7 : 4);
        var made = new LinkedHashMap<String, @Nullable Object>();
        var ids = new ArrayList<String>();
        var seen = new ArrayList<>(values);
        for (int i = 0; i < count && nodes < MOST_NODES; i++) {
            String id = "n" + i;
            nodes++;
            Map<String, @Nullable Object> node = node(path.isEmpty() ? id : path + "." + id, depth, seen);
            List<String> needs = needs(ids, made);
            if (!needs.isEmpty()) {
                node.put("needs", needs);
            }
            made.put(id, node);
            ids.add(id);
        }
        var outputs = new LinkedHashMap<String, @Nullable Object>();
        made.forEach((id, node) -> outputs.put("o_" + id, "${ " + number(id, type(node)) + " }"));
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("nodes", made);
        body.put("outputs", outputs);
        return body;
    }

    private static String type(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? String.valueOf(map.get("type")) : "";
    }

    /** Returns an expression for a number that a node gives, null when it gives none or did not run. */
    private static String number(String id, String type) {
        return switch (type) {
            case "data.set@1" -> "nodes." + id + ".v";
            case "test.flaky@1" -> "nodes." + id + ".value";
            case "flow.for_each@1" -> "nodes." + id + ".count";
            case "flow.loop@1" -> "nodes." + id + ".iterations";
            case "flow.group@1", "flow.call@1" -> "$count($keys(nodes." + id + "))";
            case "chat.ask@1" -> "nodes." + id + ".answer";
            default -> "$exists(nodes." + id + ") ? 1 : 0";
        };
    }

    private List<String> needs(List<String> ids, Map<String, @Nullable Object> made) {
        var needs = new ArrayList<String>();
        for (String id : ids) {
            if (random.nextInt(3) == 0) {
                needs.add(id + port(made.get(id)));
            }
        }
        return needs;
    }

    private String port(@Nullable Object node) {
        return switch (type(node)) {
            case "flow.if@1" -> random.nextBoolean() ? ".then" : ".else";
            case "flow.switch@1" -> random.nextBoolean() ? ".small" : ".default";
            case "flow.fail@1" -> errorPort(node);
            default -> "";
        };
    }

    /** A failure is handled in one of two ways: by going on, or by whoever stands on its error port. */
    @SuppressWarnings("unchecked")
    private String errorPort(@Nullable Object node) {
        var failing = (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(node);
        if (wired.contains(failing)) {
            return random.nextBoolean() ? ".error" : "";
        }
        if (failing.containsKey("onError") && random.nextBoolean()) {
            failing.remove("onError");
            wired.add(failing);
            return ".error";
        }
        return "";
    }

    private Map<String, @Nullable Object> node(String path, int depth, List<String> values) {
        int kind = random.nextInt(depth < DEEPEST ? 17 : 11);
        return switch (kind) {
            case 0, 1, 2 -> of("data.set@1", Map.of("v", sum(values)));
            case 3 -> of("data.set@1", Map.of("v", sum(values), "w", "text " + random.nextInt(9)));
            case 4 -> of("flow.if@1", Map.of("condition", "${ " + value(values) + " > " + random.nextInt(5) + " }"));
            case 5 ->
                of(
                        "flow.switch@1",
                        Map.of(
                                "value",
                                "${ " + value(values) + " }",
                                "cases",
                                Map.of("small", List.of(0L, 1L, 2L, 3L))));
            case 6, 7 -> flaky();
            case 8 -> slow();
            case 9 -> question(path, values);
            case 10 -> failing();
            case 11, 12 -> group(path, depth, values);
            case 13, 14 -> each(path, depth, values);
            case 15 -> loop(path, depth, values);
            default -> call(path, depth);
        };
    }

    private static Map<String, @Nullable Object> of(String type, Map<String, ? extends @Nullable Object> with) {
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("type", type);
        node.put("with", with);
        return node;
    }

    private String value(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String sum(List<String> values) {
        return "${ " + value(values) + " + " + random.nextInt(10) + " }";
    }

    private Map<String, @Nullable Object> flaky() {
        int failures = random.nextInt(3);
        var node = of("test.flaky@1", Map.of("failures", (long) failures, "value", (long) random.nextInt(9)));
        var retry = new LinkedHashMap<String, @Nullable Object>();
        retry.put("attempts", failures + 1L);
        retry.put("delay", "5ms");
        node.put("retry", retry);
        return node;
    }

    private Map<String, @Nullable Object> slow() {
        boolean late = random.nextInt(3) == 0;
        var node = of("test.sleep@1", Map.of("millis", late ? 20_000L : (long) random.nextInt(30)));
        if (late) {
            node.put("timeout", "150ms");
            node.put("onError", "continue");
        }
        return node;
    }

    private Map<String, @Nullable Object> question(String path, List<String> values) {
        if (!mayAsk || path.contains("*")) {
            return of("data.set@1", Map.of("v", sum(values)));
        }
        answers.put(path, (long) random.nextInt(9));
        return of("chat.ask@1", Map.of("question", "How many?", "schema", Map.of("type", "integer")));
    }

    private Map<String, @Nullable Object> failing() {
        var node = of("flow.fail@1", Map.of("code", "CHANCE", "message", "on purpose"));
        if (mayFail && random.nextInt(2) == 0) {
            mayFail = false;
            return node;
        }
        node.put("onError", "continue");
        return node;
    }

    private Map<String, @Nullable Object> group(String path, int depth, List<String> values) {
        var node = of("flow.group@1", Map.of());
        node.remove("with");
        node.putAll(body(path, depth + 1, values));
        return node;
    }

    private Map<String, @Nullable Object> each(String path, int depth, List<String> values) {
        var items = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add((long) random.nextInt(9));
        }
        var with = new LinkedHashMap<String, @Nullable Object>();
        with.put("items", items);
        with.put("concurrency", 1L + random.nextInt(3));
        if (random.nextBoolean()) {
            with.put("onItemError", "collect");
        }
        var inside = new ArrayList<>(values);
        inside.add("item");
        inside.add("index");
        boolean failing = mayFail;
        mayFail = failing && items.size() <= 1;
        var node = of("flow.for_each@1", with);
        node.putAll(body(path + "*", depth + 1, inside));
        mayFail = failing && mayFail;
        return node;
    }

    private Map<String, @Nullable Object> loop(String path, int depth, List<String> values) {
        var with = new LinkedHashMap<String, @Nullable Object>();
        with.put("state", Map.of("n", 0L));
        with.put("while", "${ state.n < " + random.nextInt(4) + " }");
        with.put("next", "${ {'n': state.n + 1} }");
        var inside = new ArrayList<>(values);
        inside.add("state.n");
        inside.add("iteration");
        var node = of("flow.loop@1", with);
        node.putAll(body(path + "*", depth + 1, inside));
        node.remove("outputs");
        return node;
    }

    private Map<String, @Nullable Object> call(String path, int depth) {
        String name = "called" + files.size();
        var node = of("flow.call@1", Map.of("n", (long) random.nextInt(9)));
        node.put("uses", "./" + name + ".flow.yaml");
        files.put(name, Map.of());
        var flow = new LinkedHashMap<String, @Nullable Object>();
        flow.put("inputs", Map.of("type", "object", "properties", Map.of("n", Map.of("type", "integer"))));
        flow.putAll(body(path, Math.max(depth + 1, DEEPEST), List.of("inputs.n")));
        files.put(name, flow);
        return node;
    }
}
