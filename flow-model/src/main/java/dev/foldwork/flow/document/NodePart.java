package dev.foldwork.flow.document;

import dev.foldwork.flow.json.PatchException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A member of a map or an item of a list, with its comments, on its own.
 *
 * @param key the member's name, null for an item
 */
record NodePart(@Nullable Node key, Node value) {

    /** Stands for the name that an item does not have. */
    private static final String ITEM = "item";

    static NodePart ofValue(@Nullable Object value) {
        return new NodePart(null, new ValueWriter().node(value));
    }

    /** Reads what {@link #text} wrote. */
    static NodePart ofSource(String yaml) {
        valueOf(yaml);
        NodeTuple only = ((MappingNode) FlowFormat.composed(yaml)).getValue().getFirst();
        return new NodePart(only.getKeyNode(), only.getValueNode());
    }

    /** Returns the value of a text that {@link #text} wrote; such a text comes from outside and is not trusted. */
    static @Nullable Object valueOf(String yaml) {
        var document =
                FlowReader.read(yaml.getBytes(StandardCharsets.UTF_8), "source").document();
        if (document == null || document.value().size() != 1) {
            throw new PatchException("'source' must be YAML with one member");
        }
        return document.value().values().iterator().next();
    }

    /** Returns the part as YAML with one member. */
    String text() {
        Node name = key == null ? named(ITEM, value.getBlockComments()) : key;
        Node content = value;
        if (key == null) {
            value.setBlockComments(List.of());
        }
        var entries = new ArrayList<NodeTuple>(List.of(new NodeTuple(name, content)));
        String text = FlowFormat.written(new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK));
        if (key == null) {
            value.setBlockComments(name.getBlockComments());
        }
        return text;
    }

    /** Returns this part as a member of this name. */
    NodeTuple member(String name) {
        List<CommentLine> comments = key == null ? value.getBlockComments() : key.getBlockComments();
        if (key == null) {
            value.setBlockComments(List.of());
        }
        return new NodeTuple(named(name, comments), value);
    }

    /** Returns this part as an item. */
    Node item() {
        if (key != null && hasAny(key.getBlockComments())) {
            value.setBlockComments(key.getBlockComments());
        }
        return value;
    }

    private static Node named(String name, @Nullable List<CommentLine> comments) {
        var node = new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN);
        node.setBlockComments(comments == null ? List.of() : comments);
        return node;
    }

    /** Returns the part's text where it says more than its value does: comments, or a style of its own. */
    @Nullable
    String source(@Nullable Object value) {
        String text = text();
        Node name = named(key instanceof ScalarNode known ? known.getValue() : ITEM, List.of());
        return text.equals(new NodePart(name, new ValueWriter().node(value)).text()) ? null : text;
    }

    private static boolean hasAny(@Nullable List<CommentLine> comments) {
        return comments != null && comments.stream().anyMatch(line -> line.getCommentType() != CommentType.BLANK_LINE);
    }

    /** Returns true when the part was read from text, which says itself which comments belong to it. */
    boolean hasSource() {
        return key != null;
    }

    /** Takes over the comments of the value this one replaces, where it has none of its own. */
    void keepCommentsOf(Node replaced) {
        if (!hasAny(value.getBlockComments())) {
            value.setBlockComments(replaced.getBlockComments());
        }
        if (!hasAny(value.getInLineComments())) {
            value.setInLineComments(replaced.getInLineComments());
            clearBehind(value);
        }
        if (!hasAny(value.getEndComments())) {
            value.setEndComments(replaced.getEndComments());
        }
    }

    /** Nothing can stand behind a value of several lines: such comments go before it. */
    static void clearBehind(Node value) {
        List<CommentLine> behind = value.getInLineComments();
        if (behind == null || behind.isEmpty() || !isSeveralLines(value)) {
            return;
        }
        var before = new ArrayList<CommentLine>();
        if (value.getBlockComments() != null) {
            before.addAll(value.getBlockComments());
        }
        for (CommentLine line : behind) {
            before.add(new CommentLine(line.getStartMark(), line.getEndMark(), line.getValue(), CommentType.BLOCK));
        }
        value.setInLineComments(List.of());
        value.setBlockComments(before);
    }

    private static boolean isSeveralLines(Node value) {
        return value instanceof CollectionNode<?> many
                && many.getFlowStyle() == FlowStyle.BLOCK
                && !many.getValue().isEmpty();
    }
}
