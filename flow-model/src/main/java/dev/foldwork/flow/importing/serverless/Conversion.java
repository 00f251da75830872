package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known while one workflow is converted. Used by one thread. */
final class Conversion {

    private static final int MOST_TASKS = 5_000;

    final FlowDraft flow;
    final Source use;

    /** JSONata for {@code $context}; null before any task exported something. */
    @Nullable
    String context;

    private int tasks;

    Conversion(FlowDraft flow, Source use) {
        this.flow = flow;
        this.use = use;
    }

    void count() {
        if (++tasks > MOST_TASKS) {
            throw new ImportException(
                    "IMPORT_TOO_LARGE",
                    "a workflow has more than " + MOST_TASKS + " tasks",
                    "split it before importing it");
        }
    }

    /** Returns tasks by name, from a list of maps with one entry each. */
    static Map<String, Source> tasks(List<?> list) {
        var all = new LinkedHashMap<String, Source>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> map) {
                map.forEach((name, task) -> {
                    String free = String.valueOf(name);
                    for (int i = 2; all.containsKey(free); i++) {
                        free = name + " " + i;
                    }
                    all.put(free, Source.of(task));
                });
            }
        }
        return all;
    }
}
