package dev.foldwork.node.replay;

import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.testcase.Recorded;
import dev.foldwork.node.NodeCatalog;
import dev.foldwork.node.NodeExecutor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a test meets in place of the world: recorded nodes answer what was recorded, nodes that need nothing
 * of the world are carried out, file nodes on the test's own folders too, and every other one fails with
 * TEST_NOT_RECORDED. Waits are over at once. Thread-safe.
 */
public final class Replay {

    private final NodeTypes types;
    private final Map<String, Recorded> recorded;
    private final Set<String> folders;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /**
     * Replays these records.
     *
     * @param recorded by node path
     * @param folders the flow's names of the folders that the test brings
     */
    public Replay(NodeTypes types, Map<String, Recorded> recorded, Set<String> folders) {
        this.types = types;
        this.recorded = Map.copyOf(recorded);
        this.folders = Set.copyOf(folders);
    }

    /** Returns the catalog with every executor behind this replay. */
    public NodeCatalog of(NodeCatalog catalog) {
        return catalog.each(this::replayed);
    }

    private NodeExecutor replayed(NodeExecutor executor) {
        return new ReplayedNode(executor, this);
    }

    /** Returns the paths of nodes that would have reached outside and for which nothing is recorded, in order. */
    public Set<String> missing() {
        return new TreeSet<>(missing);
    }

    /** Returns the recorded paths that no node asked for, in order. */
    public Set<String> unused() {
        var unused = new TreeSet<>(recorded.keySet());
        unused.removeAll(used);
        return unused;
    }

    @Nullable
    Recorded take(String path) {
        used.add(path);
        return recorded.get(path);
    }

    void lacks(String path) {
        missing.add(path);
    }

    /** Says whether a node may be carried out; the folder is the one its settings name, or empty. */
    boolean isHarmless(String type, String folder) {
        Set<String> needs = types.find(type).map(NodeType::capabilities).orElse(Set.of("unknown"));
        return needs.isEmpty()
                || needs.stream().allMatch(need -> need.startsWith("files.")) && folders.contains(folder);
    }
}
