package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.draft.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Visits every task of a definition once, those inside others too, by its reference name. */
final class AllTasks {

    private static final int MOST = 5_000;

    private final Set<String> seen = new HashSet<>();

    void visit(@Nullable Object tasks, BiConsumer<String, Source> visitor) {
        if (!(tasks instanceof List<?> list)) {
            return;
        }
        for (Object item : list) {
            if (item instanceof Map<?, ?> map) {
                one(Source.of(map), visitor);
            }
        }
    }

    private void one(Source task, BiConsumer<String, Source> visitor) {
        String ref = reference(task);
        if (seen.add(ref)) {
            visitor.accept(ref, task);
        }
        if (seen.size() > MOST) {
            throw new ImportException(
                    "IMPORT_TOO_LARGE", "a workflow has more than " + MOST + " tasks", "split it before importing it");
        }
        task.child("decisionCases").map().values().forEach(branch -> visit(branch, visitor));
        visit(task.get("defaultCase"), visitor);
        visit(task.get("loopOver"), visitor);
        task.list("forkTasks").forEach(branch -> visit(branch, visitor));
    }

    /** Returns a task's reference name, or its name when it has none. */
    static String reference(Source task) {
        return task.text("taskReferenceName", task.text("name", "task"));
    }
}
