package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.FailureFinder;
import dev.foldwork.conductor.compiler.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what the items of a for_each gave from what its lanes left, in the order of the items. */
final class EachResult {

    private final FailureFinder failures;
    private final String path;
    private final boolean collect;
    private final Map<Integer, @Nullable Object> byIndex = new TreeMap<>();

    EachResult(FailureFinder failures, String path, boolean collect) {
        this.failures = failures;
        this.path = path;
        this.collect = collect;
    }

    /** Returns the node's output for the lanes' output, however deep the lanes are nested. */
    Map<String, @Nullable Object> output(@Nullable Object lanes) {
        gather(lanes);
        return output(new ArrayList<>(byIndex.values()));
    }

    /** Returns the node's output for its items' results. */
    static Map<String, @Nullable Object> output(List<@Nullable Object> items) {
        var output = new LinkedHashMap<String, @Nullable Object>();
        output.put("items", items);
        output.put("count", (long) items.size());
        return output;
    }

    private void gather(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("index") instanceof Number index) {
            byIndex.put(index.intValue(), result(map));
            return;
        }
        map.values().forEach(this::gather);
    }

    private @Nullable Object result(Map<?, ?> item) {
        // A workflow is still running by its own account while it works out its output.
        boolean ok = "RUNNING".equals(item.get("status")) || "COMPLETED".equals(item.get("status"));
        Map<String, @Nullable Object> value = Wire.map(item.get("result"));
        if (!collect) {
            return value;
        }
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("ok", ok);
        if (ok) {
            result.put("value", value);
        } else {
            result.put(
                    "error",
                    failures.find(String.valueOf(item.get("subWorkflowId")), path)
                            .view());
        }
        return result;
    }
}
