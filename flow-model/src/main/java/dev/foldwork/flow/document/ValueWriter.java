package dev.foldwork.flow.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Turns JSON values into YAML nodes in the style in which people write flows. */
final class ValueWriter {

    private final StandardRepresenter scalars = new StandardRepresenter(FlowFormat.style());

    Node node(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case String text
            when text.contains("${") && !text.contains("\n") || endsInBlankLines(text) ->
                new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
            case null, default -> scalars.represent(value);
        };
    }

    /** Blank lines that follow in the document would become part of such a text if it were written in lines of its own. */
    private static boolean endsInBlankLines(String text) {
        String end = text.substring(text.stripTrailing().length());
        return end.indexOf('\n') != end.lastIndexOf('\n');
    }

    private Node map(Map<?, ?> map) {
        var members = new ArrayList<NodeTuple>();
        map.forEach((name, value) -> members.add(new NodeTuple(node(name), node(value))));
        return new MappingNode(Tag.MAP, members, members.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private Node list(List<?> list) {
        var items = new ArrayList<Node>();
        list.forEach(item -> items.add(node(item)));
        boolean plain = list.stream()
                .noneMatch(item -> item instanceof Map
                        || item instanceof List
                        || String.valueOf(item).contains("\n"));
        return new SequenceNode(Tag.SEQ, items, plain ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }
}
