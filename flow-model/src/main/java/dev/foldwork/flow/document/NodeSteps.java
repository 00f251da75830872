package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The steps of a patch, done on YAML nodes that carry comments. */
final class NodeSteps {

    private NodeSteps() {}

    /** Does one step and returns what it took out. */
    static @Nullable NodePart apply(Node root, PatchStep step) {
        if (step.kind() == PatchStep.Kind.TEST) {
            return null;
        }
        NodeSlot slot = NodeSlot.at(root, step.path());
        return switch (step.kind()) {
            case TEST -> null;
            case ADD -> add(slot, part(step), step.before());
            case REPLACE -> replace(slot, part(step));
            case COPY -> add(slot, copied(root, Objects.requireNonNull(step.from())), step.before());
            case REMOVE -> slot.remove();
            case MOVE -> move(root, step, Objects.requireNonNull(step.from()));
        };
    }

    /** Nodes that stood in a document twice would be written as an alias. */
    private static NodePart copied(Node root, List<String> from) {
        NodePart part = from.isEmpty()
                ? new NodePart(null, root)
                : NodeSlot.at(root, from).part();
        return NodePart.ofSource(part.text());
    }

    private static NodePart part(PatchStep step) {
        if (step.source() != null) {
            if (!Json.deepEquals(NodePart.valueOf(step.source()), step.value())) {
                throw new PatchException("'source' is not the YAML of 'value'");
            }
            return NodePart.ofSource(step.source());
        }
        return NodePart.ofValue(step.value());
    }

    private static @Nullable NodePart add(NodeSlot slot, NodePart part, @Nullable String before) {
        if (slot.holdsMember()) {
            return replace(slot, part);
        }
        slot.insert(part, before);
        return null;
    }

    private static NodePart replace(NodeSlot slot, NodePart part) {
        NodePart lost = slot.part();
        slot.replace(part);
        return lost;
    }

    private static @Nullable NodePart move(Node root, PatchStep step, List<String> from) {
        NodeSlot origin = NodeSlot.at(root, from);
        if (from.equals(step.path())) {
            return null;
        }
        String next = origin.next();
        NodePart moved = origin.remove();
        NodeSlot place = NodeSlot.at(root, step.path());
        place.insert(moved, step.before() == null && place.besides(origin) ? next : step.before());
        return null;
    }
}
