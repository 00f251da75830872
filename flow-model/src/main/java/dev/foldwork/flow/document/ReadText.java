package dev.foldwork.flow.document;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A document's text with what it means, kept so that the next patch need not read it again. Immutable as long as nobody
 * changes the value.
 *
 * @param value what the text says
 * @param byLines true when the indent of its lines alone says where each node of the flow begins and ends
 */
public record ReadText(String text, Map<String, @Nullable Object> value, boolean byLines) {

    /** Reads a text that {@link FlowReader} has read before. */
    public static ReadText of(String text) {
        Node root = FlowFormat.composed(text);
        return new ReadText(text, map(FlowFormat.value(root)), !hasOtherBreaks(text) && isByLines(root));
    }

    @SuppressWarnings("unchecked") // the root of a document is a map with texts as keys
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    /** Says whether a text has ends of lines that are counted in one place and not in another. */
    static boolean hasOtherBreaks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\r' || each == '\u0085' || each == '\u2028' || each == '\u2029') {
                return true;
            }
        }
        return false;
    }

    /** What is written in quotes, brackets or plainly may hang over its line at any indent; here nothing does. */
    private static boolean isByLines(Node node) {
        return switch (node) {
            case ScalarNode scalar -> isLiteral(scalar) || isOneLine(scalar);
            case CollectionNode<?> collection when collection.getFlowStyle() == FlowStyle.FLOW -> isOneLine(collection);
            case MappingNode map ->
                map.getValue().stream()
                        .allMatch(entry -> isOneLine(entry.getKeyNode()) && isByLines(entry.getValueNode()));
            case SequenceNode list -> list.getValue().stream().allMatch(ReadText::isByLines);
            default -> false;
        };
    }

    private static boolean isLiteral(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    private static boolean isOneLine(Node node) {
        int start = node.getStartMark().map(Mark::getLine).orElse(-1);
        return start >= 0 && start == node.getEndMark().map(Mark::getLine).orElse(-2);
    }
}
