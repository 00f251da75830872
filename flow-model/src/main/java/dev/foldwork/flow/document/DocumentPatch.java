package dev.foldwork.flow.document;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonPatch;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Changes the text of a document by a JSON Patch on its value. Comments stay where they are, also those of what is taken
 * out and put back by the inverse; the text comes out in its canonical form.
 */
public final class DocumentPatch {

    private DocumentPatch() {}

    /**
     * What came of a patch.
     *
     * @param text the new text
     * @param document the new text as it was read
     * @param inverse the patch that takes this one back
     */
    public record Patched(String text, FlowDocument document, List<PatchStep> inverse) {}

    /**
     * Applies every step or none to a document that {@link FlowReader} has read before.
     *
     * @throws PatchException when a step does not fit the document
     * @throws IllegalStateException when the result cannot be written without changing its meaning
     */
    public static Patched apply(String yaml, List<PatchStep> steps) {
        Node root = FlowFormat.composed(yaml);
        var applied = JsonPatch.apply(FlowFormat.value(root), steps);
        var undo = new ArrayList<PatchStep>();
        for (int i = 0; i < steps.size(); i++) {
            NodePart lost = apply(root, steps.get(i));
            PatchStep back = applied.undo().get(i);
            undo.add(lost == null ? back : back.withSource(lost.source(back.value())));
        }
        String text = FlowFormat.written(FlowFormat.ordered(root));
        var after = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document");
        if (after.document() == null) {
            throw new PatchException("The result cannot be read: " + first(after.problems()));
        }
        if (!Json.deepEquals(after.document().value(), applied.value())) {
            throw new IllegalStateException("the document holds something that the patch would change unasked");
        }
        return new Patched(text, after.document(), new JsonPatch.Applied(null, undo).inverse());
    }

    private static String first(List<Problem> problems) {
        return problems.isEmpty() ? "it is empty" : problems.getFirst().message();
    }

    /** Does one step and returns what it took out. */
    private static @Nullable NodePart apply(Node root, PatchStep step) {
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
