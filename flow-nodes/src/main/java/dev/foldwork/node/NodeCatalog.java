package dev.foldwork.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The executors a process offers, by type. Immutable. */
public final class NodeCatalog {

    private final Map<String, NodeExecutor> executors;

    /** Refuses two executors for one type. */
    public NodeCatalog(List<? extends NodeExecutor> executors) {
        var byType = new LinkedHashMap<String, NodeExecutor>();
        for (NodeExecutor executor : executors) {
            if (byType.put(executor.type(), executor) != null) {
                throw new IllegalArgumentException("two executors for node type '" + executor.type() + "'");
            }
        }
        this.executors = Map.copyOf(byType);
    }

    /** Returns this catalog with more executors. */
    public NodeCatalog with(List<? extends NodeExecutor> more) {
        var all = new java.util.ArrayList<NodeExecutor>(executors.values());
        all.addAll(more);
        return new NodeCatalog(all);
    }

    /** Returns a catalog of what this makes of each executor. */
    public NodeCatalog each(UnaryOperator<NodeExecutor> change) {
        return new NodeCatalog(executors.values().stream().map(change).toList());
    }

    /** Returns the executor of a type. */
    public Optional<NodeExecutor> find(String type) {
        return Optional.ofNullable(executors.get(type));
    }
}
