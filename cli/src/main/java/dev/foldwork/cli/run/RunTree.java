package dev.foldwork.cli.run;

import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run's nodes as an indented tree, folded where a list would be too long to read.
 *
 * <p>Items of for_each and rounds of a loop stand under their node; beyond a few only those that matter (running, asking,
 * failed) are shown and the rest are counted.
 */
final class RunTree {

    /** One line: how deep, which sign, what name, how long, what more to say. */
    record Line(int depth, NodeGlyph glyph, String name, String time, String note) {}

    /**
     * How the run ended, as far as that is known; tells a failure that was handled from the one that ended the run.
     *
     * @param over whether it has ended
     * @param error why it failed, null when it did not
     */
    record Ending(boolean over, @Nullable FlowError error) {

        static final Ending OPEN = new Ending(false, null);

        private boolean isHarmless(String path) {
            return over && (error == null || !error.path().startsWith(path));
        }
    }

    private static final int SHOWN_ITEMS = 6;

    private final TreeBranch root = new TreeBranch("");
    private final Ending ending;

    /**
     * Builds the tree of these nodes.
     *
     * @param first ids of the outermost nodes in the flow's order, shown also before they begin
     */
    RunTree(Collection<NodeRecord> nodes, List<String> first, Ending ending) {
        this.ending = ending;
        first.forEach(root::child);
        for (NodeRecord node : nodes) {
            TreeBranch at = root;
            for (String part : parts(node.path())) {
                at = at.child(part);
            }
            at.node = node;
        }
    }

    /** Returns the lines from top to bottom; durations of what goes on are counted to {@code now}. */
    List<Line> lines(Instant now) {
        var lines = new ArrayList<Line>();
        root.children().forEach(child -> add(lines, child, 0, false, now));
        return lines;
    }

    private void add(List<Line> lines, TreeBranch branch, int depth, boolean calm, Instant now) {
        NodeRecord node = branch.node;
        boolean handled = calm
                || node != null
                        && (node.state() == NodeState.SUCCEEDED
                                || "error".equals(node.port())
                                || ending.isHarmless(node.path()));
        List<TreeBranch> children = branch.children();
        TreeBranch only = branch.isItem() && children.size() == 1 ? children.getFirst() : null;
        if (only != null) {
            // A body of one node needs no line of its own for the item.
            add(lines, only.named(branch.label() + " " + only.label()), depth, handled, now);
            return;
        }
        var words = new NodeWords(node, branch.state(), children, handled, now);
        lines.add(new Line(depth, words.glyph(), branch.label(), words.time(), words.note()));
        var shown = new ArrayList<TreeBranch>(children);
        if (children.size() > SHOWN_ITEMS && children.getLast().isItem()) {
            shown.removeIf(child -> !child.matters());
        }
        shown.forEach(child -> add(lines, child, depth + 1, handled, now));
        int hidden = children.size() - shown.size();
        if (hidden > 0 && !shown.isEmpty()) {
            lines.add(new Line(depth + 1, NodeGlyph.of(NodeState.SKIPPED), hidden + " more, settled", "", ""));
        }
    }

    /** Splits {@code each[2].digest~2.ask} into {@code each, [2], digest, ~2, ask}. */
    static List<String> parts(String path) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '.' || c == '[' || c == '~') {
                if (i > start) {
                    parts.add(path.substring(start, i));
                }
                start = c == '.' ? i + 1 : i;
            }
        }
        if (start < path.length()) {
            parts.add(path.substring(start));
        }
        return parts;
    }

    /** A node, an item, a round or an attempt with what lies in it. */
    static final class TreeBranch {

        private final String name;
        private final Map<String, TreeBranch> children;

        @Nullable
        NodeRecord node;

        TreeBranch(String name) {
            this(name, new LinkedHashMap<>());
        }

        private TreeBranch(String name, Map<String, TreeBranch> children) {
            this.name = name;
            this.children = children;
        }

        private TreeBranch named(String other) {
            var copy = new TreeBranch(other, children);
            copy.node = node;
            return copy;
        }

        TreeBranch child(String part) {
            return children.computeIfAbsent(part, TreeBranch::new);
        }

        /** Returns the children, items and rounds in the order of their numbers. */
        List<TreeBranch> children() {
            var list = new ArrayList<>(children.values());
            list.sort(java.util.Comparator.comparingInt(TreeBranch::number));
            return list;
        }

        private int number() {
            return isItem() ? Integer.parseInt(name.substring(1, name.indexOf(']'))) : -1;
        }

        private boolean isItem() {
            return name.startsWith("[");
        }

        private String label() {
            return name.startsWith("~") ? "attempt " + name.substring(1) : name;
        }

        private boolean matters() {
            return switch (state()) {
                case RUNNING, READY, ASKING, FAILED, TIMED_OUT -> true;
                case WAITING, SUCCEEDED, SKIPPED, CANCELLED -> false;
            };
        }

        /** Returns the node's state; of an item the state that is most worth a look among its nodes. */
        NodeState state() {
            NodeRecord own = node;
            if (own != null) {
                return own.state();
            }
            var states = children.values().stream().map(TreeBranch::state).toList();
            for (NodeState loud : List.of(
                    NodeState.ASKING,
                    NodeState.RUNNING,
                    NodeState.READY,
                    NodeState.FAILED,
                    NodeState.TIMED_OUT,
                    NodeState.CANCELLED,
                    NodeState.SUCCEEDED)) {
                if (states.contains(loud)) {
                    return loud;
                }
            }
            return NodeState.WAITING;
        }
    }
}
