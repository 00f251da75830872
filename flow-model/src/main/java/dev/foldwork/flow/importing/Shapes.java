package dev.foldwork.flow.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the workflows in a source and tells by its keys which system one is of. */
final class Shapes {

    private Shapes() {}

    /** Lists hold several; some exports wrap one into {@code workflow} or {@code data}. */
    static List<Map<?, ?>> workflows(@Nullable Object value) {
        var workflows = new ArrayList<Map<?, ?>>();
        if (value instanceof List<?> list) {
            list.forEach(item -> workflows.addAll(item instanceof Map<?, ?> ? workflows(item) : List.of()));
        } else if (value instanceof Map<?, ?> map) {
            workflows.add(unwrapped(map));
        }
        return workflows;
    }

    private static Map<?, ?> unwrapped(Map<?, ?> map) {
        Map<?, ?> inner = map;
        for (int i = 0; i < 4 && find(inner) == null; i++) {
            Object next = inner.get("workflow") instanceof Map<?, ?> ? inner.get("workflow") : inner.get("data");
            if (!(next instanceof Map<?, ?> found)) {
                return map;
            }
            inner = found;
        }
        return find(inner) == null ? map : inner;
    }

    static ImportFormat format(Map<?, ?> workflow, String file) {
        ImportFormat found = find(workflow);
        if (found != null) {
            return found;
        }
        if (workflow.get("states") instanceof List<?>) {
            throw new ImportException(
                    "IMPORT_SHAPE",
                    file + " is a Serverless Workflow of version 0.x, which has states; only 1.0 can be imported",
                    "bring it to DSL 1.0 first");
        }
        throw new ImportException(
                "IMPORT_SHAPE",
                file + " looks like no workflow of Conductor, n8n or Serverless Workflow 1.0",
                "name the format with --format if it is one of them");
    }

    /** Refuses a workflow that lacks what makes it one of its format. */
    static void require(Map<?, ?> workflow, ImportFormat format, String file) {
        boolean fits = switch (format) {
            case CONDUCTOR -> workflow.get("tasks") instanceof List<?>;
            case N8N -> workflow.get("nodes") instanceof List<?>;
            case SERVERLESS -> workflow.get("do") instanceof List<?>;
        };
        if (!fits) {
            String key = switch (format) {
                case CONDUCTOR -> "tasks";
                case N8N -> "nodes";
                case SERVERLESS -> "do";
            };
            throw new ImportException(
                    "IMPORT_SHAPE",
                    file + " is no workflow of " + format.title() + ": it has no list '" + key + "'",
                    "name another --format");
        }
    }

    private static @Nullable ImportFormat find(Map<?, ?> workflow) {
        if (workflow.get("nodes") instanceof List<?> && workflow.get("connections") instanceof Map<?, ?>) {
            return ImportFormat.N8N;
        }
        if (workflow.get("tasks") instanceof List<?>) {
            return ImportFormat.CONDUCTOR;
        }
        return workflow.get("document") instanceof Map<?, ?> && workflow.get("do") instanceof List<?>
                ? ImportFormat.SERVERLESS
                : null;
    }
}
