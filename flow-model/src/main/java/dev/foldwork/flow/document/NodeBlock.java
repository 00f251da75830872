package dev.foldwork.flow.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The lines of a text that one node of a flow takes up, from its name to its last value, and nothing else: a document of
 * its own once its indent is taken away. Comments before its name and behind its last value stay outside.
 *
 * @param from index of the first character
 * @param to index behind the last line's break
 * @param text the lines without the indent
 * @param indent the spaces that were taken away
 */
record NodeBlock(int from, int to, String text, int indent) {

    /**
     * Returns the block of the node at this path; null where it does not stand in lines of its own.
     *
     * @param root the nodes of {@code text}
     */
    static @Nullable NodeBlock find(String text, Node root, List<String> path) {
        Node key = root;
        Node value = root;
        for (String name : path) {
            NodeTuple member = isBlock(value) ? member((MappingNode) value, name) : null;
            if (member == null) {
                return null;
            }
            key = member.getKeyNode();
            value = member.getValueNode();
        }
        Mark start = key.getStartMark().orElse(null);
        if (!isBlock(value) || start == null) {
            return null;
        }
        int from = line(text, start.getLine());
        int to = line(text, end(value));
        String lines = from < 0 || to < from ? null : dedented(text.substring(from, to), start.getColumn());
        return lines == null ? null : new NodeBlock(from, to, lines, start.getColumn());
    }

    private static boolean isBlock(Node node) {
        return node instanceof MappingNode map
                && map.getFlowStyle() == FlowStyle.BLOCK
                && !map.getValue().isEmpty();
    }

    private static @Nullable NodeTuple member(MappingNode map, String name) {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return tuple;
            }
        }
        return null;
    }

    /** Returns the number of the first line, from 0, behind a node. */
    private static int end(Node node) {
        return switch (node) {
            case MappingNode map
            when isBlock(map) -> end(map.getValue().getLast().getValueNode());
            case SequenceNode list
            when list.getFlowStyle() == FlowStyle.BLOCK && !list.getValue().isEmpty() ->
                end(list.getValue().getLast());
            case ScalarNode text when isLines(text) -> lastLine(text);
            default -> lastLine(node) + 1;
        };
    }

    private static int lastLine(Node node) {
        return node.getEndMark().map(Mark::getLine).orElse(-1);
    }

    private static boolean isLines(ScalarNode text) {
        return text.getScalarStyle() == ScalarStyle.LITERAL || text.getScalarStyle() == ScalarStyle.FOLDED;
    }

    /** Returns where a line begins, -1 when there is no such line. */
    private static int line(String text, int number) {
        int at = 0;
        for (int line = 0; line < number; line++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        return at;
    }

    /** Returns lines without their indent, null when they do not all have it or do not begin with a name. */
    static @Nullable String dedented(String lines, int indent) {
        String margin = " ".repeat(indent);
        var text = new StringBuilder(lines.length());
        for (String line : lines.split("(?<=\n)")) {
            if (line.startsWith(margin)) {
                text.append(line, indent, line.length());
            } else if (line.isBlank()) {
                text.append('\n');
            } else {
                return null;
            }
        }
        // Otherwise the name has something before it in its line.
        return text.isEmpty() || text.charAt(0) == ' ' ? null : text.toString();
    }

    /** Returns the whole text with other lines in the place of this block. */
    String replaced(String whole, String lines) {
        return whole.substring(0, from) + indented(lines) + whole.substring(to);
    }

    private String indented(String lines) {
        String margin = " ".repeat(indent);
        var text = new StringBuilder(lines.length());
        for (String line : lines.split("(?<=\n)")) {
            text.append(line.isBlank() ? "" : margin).append(line);
        }
        return text.toString();
    }

    /**
     * Returns the blank lines and comments behind other lines in the place of this block, without its indent.
     *
     * @param whole the text with those lines
     */
    String following(String whole, String lines) {
        var text = new StringBuilder();
        int at = from + indented(lines).length();
        while (at < whole.length()) {
            int end = whole.indexOf('\n', at) + 1;
            String line = whole.substring(at, end == 0 ? whole.length() : end);
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                break;
            }
            text.append(shifted(line));
            at += line.length();
        }
        return text.toString();
    }

    private String shifted(String line) {
        int spaces = 0;
        while (spaces < Math.min(indent, line.length()) && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }
}
