package dev.foldwork.flow.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A document that was read: its value and where each part of it stands. Immutable. */
public final class FlowDocument {

    private final String file;
    private final Map<String, @Nullable Object> value;
    private final Node root;

    FlowDocument(String file, Map<String, @Nullable Object> value, Node root) {
        this.file = file;
        this.value = value;
        this.root = root;
    }

    /** Returns the file as the person named it. */
    public String file() {
        return file;
    }

    /** Returns the document as a JSON value, keys in written order. */
    public Map<String, @Nullable Object> value() {
        return value;
    }

    /**
     * Returns where the part at this path stands: the key of a map entry, the start of a list item; the nearest part
     * around it when there is none.
     *
     * @param path map keys (String) and list indexes (Integer) from the root
     */
    public Position position(List<?> path) {
        Node node = root;
        Node mark = root;
        for (Object step : path) {
            Node[] next = step(node, step);
            if (next == null) {
                break;
            }
            mark = next[0];
            node = next[1];
        }
        return mark.getStartMark().map(FlowDocument::at).orElse(Position.START);
    }

    private static Node @Nullable [] step(Node node, Object step) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return new Node[] {key, tuple.getValueNode()};
                }
            }
        }
        if (node instanceof SequenceNode list
                && step instanceof Integer index
                && index < list.getValue().size()) {
            Node item = list.getValue().get(index);
            return new Node[] {item, item};
        }
        return null;
    }

    private static Position at(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
