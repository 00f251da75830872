package dev.foldwork.cli.run;

import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import java.time.Duration;
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

    /** One line: how deep, which sign, what name, what more to say. */
    record Line(int depth, NodeState state, String name, String detail) {}

    private static final int SHOWN_ITEMS = 6;

    private final Branch root = new Branch("");

    /** Builds the tree of these nodes. */
    RunTree(Collection<NodeRecord> nodes) {
        for (NodeRecord node : nodes) {
            Branch at = root;
            for (String part : parts(node.path())) {
                at = at.children.computeIfAbsent(part, Branch::new);
            }
            at.node = node;
        }
    }

    /** Returns the lines from top to bottom; durations of what goes on are counted to {@code now}. */
    List<Line> lines(Instant now) {
        var lines = new ArrayList<Line>();
        for (Branch child : root.children.values()) {
            child.add(lines, 0, now);
        }
        return lines;
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

    private static final class Branch {

        private final String name;
        private final Map<String, Branch> children = new LinkedHashMap<>();
        private @Nullable NodeRecord node;

        Branch(String name) {
            this.name = name;
        }

        void add(List<Line> lines, int depth, Instant now) {
            lines.add(new Line(depth, state(), label(), node == null ? "" : detail(node, now)));
            int hidden = 0;
            for (Branch child : children.values()) {
                boolean folds = child.isItem() && children.size() > SHOWN_ITEMS && !child.matters();
                if (folds) {
                    hidden++;
                } else {
                    child.add(lines, depth + 1, now);
                }
            }
            if (hidden > 0) {
                lines.add(new Line(depth + 1, NodeState.SUCCEEDED, "… " + hidden + " more", "settled or not begun"));
            }
        }

        private boolean isItem() {
            return name.startsWith("[");
        }

        private String label() {
            return name.startsWith("~") ? "attempt " + name.substring(1) : name;
        }

        private boolean matters() {
            return switch (state()) {
                case RUNNING, ASKING, FAILED, TIMED_OUT -> true;
                case WAITING, READY, SUCCEEDED, SKIPPED, CANCELLED -> false;
            };
        }

        private NodeState state() {
            if (node != null) {
                return node.state();
            }
            var states = children.values().stream().map(Branch::state).toList();
            for (NodeState loud : List.of(
                    NodeState.ASKING, NodeState.RUNNING, NodeState.FAILED, NodeState.TIMED_OUT, NodeState.CANCELLED)) {
                if (states.contains(loud)) {
                    return loud;
                }
            }
            return states.contains(NodeState.SUCCEEDED) ? NodeState.SUCCEEDED : NodeState.WAITING;
        }

        private static String detail(NodeRecord node, Instant now) {
            var words = new ArrayList<String>();
            if (node.kept()) {
                words.add("kept");
            }
            if (!node.attempts().isEmpty()) {
                Instant end = node.attempts().getLast().endedAt();
                words.add(Spans.text(Duration.between(
                        node.attempts().getFirst().startedAt(), end == null ? now : end)));
                int last = node.attempts().getLast().number();
                if (last > 1) {
                    words.add("attempt " + last);
                }
            }
            if (node.port() != null) {
                words.add("→ " + node.port());
            }
            if (node.error() != null) {
                words.add(node.error().code());
            }
            return String.join(" · ", words);
        }
    }
}
