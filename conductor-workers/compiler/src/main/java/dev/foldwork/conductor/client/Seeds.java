package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Results that a rerun keeps, in the form in which they travel down the workflows.
 *
 * <p>A body's seeds are a map by node id; a node's entry holds its own kept result as text under {@code settled} and
 * under {@code in} the seeds of its body, for items and rounds one map per number.
 */
public final class Seeds {

    private static final Pattern STEP = Pattern.compile("([a-z][a-z0-9_]*)(?:~\\d+)?(?:\\[(\\d+)])?");

    private Seeds() {}

    /**
     * Returns the tree of these results.
     *
     * @param byPath what the {@code node_settled} event of each kept node carried, {@code at} added, by the node's
     *     path; {@code input} and {@code type} may stand beside it and are taken over into the new record
     */
    static Map<String, @Nullable Object> tree(Map<String, Map<String, @Nullable Object>> byPath) {
        var root = new LinkedHashMap<String, @Nullable Object>();
        byPath.forEach((path, settled) -> put(root, path, Wire.text(settled)));
        return root;
    }

    private static void put(Map<String, @Nullable Object> root, String path, String settled) {
        Map<String, @Nullable Object> body = root;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) {
                throw new IllegalArgumentException("'" + path + "' is not the path of a node");
            }
            Map<String, @Nullable Object> node = child(body, step.group(1));
            if (i == steps.length - 1) {
                node.put("settled", settled);
                return;
            }
            body = child(node, "in");
            if (step.group(2) != null) {
                body = child(body, step.group(2));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String key) {
        return (Map<String, @Nullable Object>)
                java.util.Objects.requireNonNull(parent.computeIfAbsent(key, name -> new LinkedHashMap<>()));
    }
}
