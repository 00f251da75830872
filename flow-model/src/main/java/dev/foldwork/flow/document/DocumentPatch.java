package dev.foldwork.flow.document;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonPatch;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Changes the text of a document by a JSON Patch on its value. Comments stay where they are, also those of what is taken
 * out and put back by the inverse.
 *
 * <p>Steps inside nodes of the flow write the lines of those nodes anew, in the canonical form, and no others. Any other
 * step, and nodes that do not stand in lines of their own, bring the whole text into its canonical form.
 */
public final class DocumentPatch {

    private DocumentPatch() {}

    /**
     * What came of a patch.
     *
     * @param text the new text, which {@link FlowReader} can read
     * @param value what it says
     * @param inverse the patch that takes this one back
     * @param read the same for the next patch, null when it must be read anew
     */
    public record Patched(
            String text,
            Map<String, @Nullable Object> value,
            List<PatchStep> inverse,
            @Nullable ReadText read) {}

    private record Written(String text, List<PatchStep> undo) {}

    /**
     * Applies every step or none to a document that {@link FlowReader} has read before.
     *
     * @throws PatchException when a step does not fit the document
     * @throws IllegalStateException when the result cannot be written without changing its meaning
     */
    public static Patched apply(String yaml, List<PatchStep> steps) {
        return apply(ReadText.of(yaml), steps);
    }

    /** Does the same with a text that need not be read again as long as its lines say where its nodes are. */
    public static Patched apply(ReadText read, List<PatchStep> steps) {
        String yaml = read.text();
        var applied = JsonPatch.apply(read.value(), steps);
        Written byLines = read.byLines() ? inBlocks(yaml, steps, applied, path -> LineBlocks.find(yaml, path)) : null;
        if (byLines != null) {
            return patched(applied.value(), byLines, true);
        }
        Node root = FlowFormat.composed(yaml);
        Written written = ReadText.hasOtherBreaks(yaml)
                ? null
                : inBlocks(yaml, steps, applied, path -> NodeBlock.find(yaml, root, path));
        return written == null
                ? checked(applied, asWhole(root, steps, applied.undo()))
                : patched(applied.value(), written, false);
    }

    /** Does the same, and brings the whole text into its canonical form. */
    static Patched applyToWhole(String yaml, List<PatchStep> steps) {
        Node root = FlowFormat.composed(yaml);
        var applied = JsonPatch.apply(FlowFormat.value(root), steps);
        return checked(applied, asWhole(root, steps, applied.undo()));
    }

    private static Patched checked(JsonPatch.Applied applied, Written written) {
        var after = FlowReader.read(written.text().getBytes(StandardCharsets.UTF_8), "document");
        if (after.document() == null) {
            throw new PatchException("The result cannot be read: " + first(after.problems()));
        }
        if (!Json.deepEquals(after.document().value(), applied.value())) {
            throw new IllegalStateException("the document holds something that the patch would change unasked");
        }
        return patched(after.document().value(), written, false);
    }

    @SuppressWarnings("unchecked") // steps inside nodes, and reading, leave a map
    private static Patched patched(@Nullable Object value, Written written, boolean byLines) {
        var document = (Map<String, @Nullable Object>) Objects.requireNonNull(value);
        return new Patched(
                written.text(),
                document,
                new JsonPatch.Applied(null, written.undo()).inverse(),
                byLines ? new ReadText(written.text(), document, true) : null);
    }

    private static String first(List<Problem> problems) {
        return problems.isEmpty() ? "it is empty" : problems.getFirst().message();
    }

    private static Written asWhole(Node root, List<PatchStep> steps, List<PatchStep> back) {
        var undo = new ArrayList<PatchStep>();
        for (int i = 0; i < steps.size(); i++) {
            undo.add(undo(NodeSteps.apply(root, steps.get(i)), back.get(i)));
        }
        return new Written(FlowFormat.written(FlowFormat.ordered(root)), undo);
    }

    private static PatchStep undo(@Nullable NodePart lost, PatchStep back) {
        return lost == null ? back : back.withSource(lost.source(back.value()));
    }

    /**
     * Writes only the nodes in which the steps are, and reads only those again as a check. Writing or reading all takes
     * longer than everything else together.
     *
     * @return null when a step is not inside a node, a node not in lines of its own, or what was written says something
     *     else at its place
     */
    private static @Nullable Written inBlocks(
            String yaml,
            List<PatchStep> steps,
            JsonPatch.Applied applied,
            Function<List<String>, @Nullable NodeBlock> find) {
        List<BlockSteps> blocks = BlockSteps.of(steps, find);
        if (blocks == null) {
            return null;
        }
        var undo = new ArrayList<>(applied.undo());
        String text = yaml;
        for (BlockSteps block : blocks) {
            MappingNode node = (MappingNode) FlowFormat.composed(block.block().text());
            block.steps()
                    .forEach((index, step) -> undo.set(
                            index,
                            undo(NodeSteps.apply(node, step), applied.undo().get(index))));
            String lines = FlowFormat.written(FlowFormat.orderedNode(node));
            text = block.block().replaced(text, lines);
            if (!block.reads(text, lines, applied.value())) {
                return null;
            }
        }
        return text.length() * 3L > FlowReader.MAX_BYTES ? null : new Written(text, undo);
    }
}
