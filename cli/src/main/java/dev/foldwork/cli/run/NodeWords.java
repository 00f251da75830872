package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line says about a node beside its name.
 *
 * @param node null for an item, a round, and a node that has not begun
 * @param handled whether a failure here did not end the run
 */
record NodeWords(
        @Nullable NodeRecord node, NodeState state, List<RunTree.TreeBranch> children, boolean handled, Instant now) {

    NodeGlyph glyph() {
        NodeGlyph glyph = NodeGlyph.of(state);
        return handled && glyph.style() == Style.BAD ? new NodeGlyph(glyph.sign(), Style.NOTE) : glyph;
    }

    /** Returns how long the node worked, all its attempts together. */
    String time() {
        if (node == null || node.attempts().isEmpty()) {
            return "";
        }
        Instant end = node.attempts().getLast().endedAt();
        boolean open = end == null || !state.isSettled();
        return Spans.text(Duration.between(node.attempts().getFirst().startedAt(), open ? now : end));
    }

    String note() {
        if (node == null) {
            return "";
        }
        var words = new ArrayList<String>();
        if (node.kept()) {
            words.add("kept");
        }
        count(node).ifPresent(words::add);
        if (!node.attempts().isEmpty() && node.attempts().getLast().number() > 1) {
            words.add("attempt " + node.attempts().getLast().number());
        }
        switch (state) {
            case ASKING -> words.add("waits for an answer");
            case READY -> words.add(waiting(node));
            case SKIPPED -> words.add("skipped");
            case CANCELLED -> words.add("cancelled");
            case FAILED, TIMED_OUT -> words.add(failure(node));
            case WAITING, RUNNING, SUCCEEDED -> {}
        }
        if (node.port() != null) {
            return (String.join(" · ", words) + "  → " + node.port()).strip();
        }
        return String.join(" · ", words);
    }

    private String failure(NodeRecord failed) {
        String code = failed.error() == null ? state.wire() : failed.error().code();
        return handled ? code + ", handled" : code;
    }

    private static String waiting(NodeRecord again) {
        var error =
                again.attempts().isEmpty() ? null : again.attempts().getLast().error();
        return error == null ? "waits" : error.code() + ", tries again";
    }

    /** Returns how many items or rounds there are, and while it works how many of them are done. */
    private java.util.Optional<String> count(NodeRecord holder) {
        if ("flow.loop@1".equals(holder.type())) {
            Object rounds = holder.output().get("iterations");
            return java.util.Optional.of(
                    rounds instanceof Number number
                            ? counted(number.longValue(), "round")
                            : "round " + children.size());
        }
        if ("flow.for_each@1".equals(holder.type()) && holder.input().get("items") instanceof List<?> items) {
            long done =
                    children.stream().filter(child -> child.state().isSettled()).count();
            return java.util.Optional.of(
                    state.isSettled() ? counted(items.size(), "item") : done + " of " + counted(items.size(), "item"));
        }
        return java.util.Optional.empty();
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
