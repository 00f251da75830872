package dev.foldwork.flow.document;

import dev.foldwork.flow.json.JsonPointer;
import dev.foldwork.flow.json.PatchException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The place of a member or item among YAML nodes. The same steps have been checked on the values before. */
final class NodeSlot {

    private final Node parent;
    private final String name;

    private NodeSlot(Node parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    static NodeSlot at(Node root, List<String> path) {
        Node parent = root;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = new NodeSlot(parent, step).part().value();
        }
        if (!(parent instanceof MappingNode || parent instanceof SequenceNode)) {
            throw new PatchException("nothing holds " + JsonPointer.text(path));
        }
        return new NodeSlot(parent, path.getLast());
    }

    private List<NodeTuple> members() {
        return ((MappingNode) parent).getValue();
    }

    private int index() {
        return switch (parent) {
            case SequenceNode list -> name.equals("-") ? list.getValue().size() : Integer.parseInt(name);
            case MappingNode _ -> index(name);
            default -> throw new PatchException("nothing holds '" + name + "'");
        };
    }

    private int index(String member) {
        List<NodeTuple> members = members();
        for (int i = 0; i < members.size(); i++) {
            if (name(members.get(i)).equals(member)) {
                return i;
            }
        }
        return -1;
    }

    private static String name(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    /** Returns true when a map has a member of this name already. */
    boolean holdsMember() {
        return parent instanceof MappingNode && index() >= 0;
    }

    boolean besides(NodeSlot other) {
        return parent == other.parent;
    }

    @Nullable
    String next() {
        int index = index();
        return parent instanceof MappingNode && index + 1 < members().size()
                ? name(members().get(index + 1))
                : null;
    }

    NodePart part() {
        if (parent instanceof SequenceNode list) {
            return new NodePart(null, list.getValue().get(index()));
        }
        NodeTuple tuple = members().get(index());
        return new NodePart(tuple.getKeyNode(), tuple.getValueNode());
    }

    NodePart remove() {
        NodePart part = part();
        if (parent instanceof SequenceNode list) {
            list.getValue().remove(index());
        } else {
            members().remove(index());
        }
        return part;
    }

    void replace(NodePart part) {
        NodePart old = part();
        if (!part.hasSource()) {
            part.keepCommentsOf(old.value());
        }
        if (old.key() == null) {
            ((SequenceNode) parent).getValue().set(index(), part.item());
        } else {
            members().set(index(), new NodeTuple(old.key(), part.value()));
        }
    }

    void insert(NodePart part, @Nullable String before) {
        if (parent instanceof SequenceNode list) {
            list.getValue().add(index(), part.item());
            return;
        }
        boolean first = members().isEmpty();
        int place = before == null ? -1 : index(before);
        members().add(place < 0 ? members().size() : place, part.member(name));
        if (first) {
            ((MappingNode) parent).setFlowStyle(FlowStyle.BLOCK);
            NodePart.clearBehind(parent);
        }
    }
}
