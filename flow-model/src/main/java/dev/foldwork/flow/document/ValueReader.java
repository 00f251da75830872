package dev.foldwork.flow.document;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into JSON values and reports every key that is doubled or no text. */
final class ValueReader {

    private final StandardConstructor scalars;
    private final String file;
    private final List<Problem> problems;

    ValueReader(LoadSettings settings, String file, List<Problem> problems) {
        this.scalars = new StandardConstructor(settings);
        this.file = file;
        this.problems = problems;
    }

    @Nullable
    Object read(Node node) {
        return switch (node) {
            case MappingNode map -> map(map);
            case SequenceNode list -> list(list);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
        };
    }

    private Map<String, @Nullable Object> map(MappingNode node) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report("YAML_INVALID", tuple.getKeyNode(), "A key must be a text", "write it as plain text");
                continue;
            }
            String name = key.getValue();
            if (map.containsKey(name)) {
                report("KEY_TWICE", key, "The key '" + name + "' stands here twice", "remove or rename one of them");
            }
            map.put(name, read(tuple.getValueNode()));
        }
        return map;
    }

    private List<@Nullable Object> list(SequenceNode node) {
        var list = new ArrayList<@Nullable Object>(node.getValue().size());
        node.getValue().forEach(item -> list.add(read(item)));
        return list;
    }

    private @Nullable Object scalar(ScalarNode node) {
        if (node.getTag().equals(Tag.STR)) {
            return node.getValue();
        }
        try {
            return Json.normalize(scalars.constructSingleDocument(java.util.Optional.of(node)));
        } catch (JsonException fault) {
            report(
                    "YAML_INVALID",
                    node,
                    "'" + node.getValue() + "' is not a JSON value: " + fault.getMessage(),
                    "put it into quotes if it is meant as text");
            return null;
        }
    }

    private void report(String code, Node node, String message, String remedy) {
        Mark mark = node.getStartMark().orElse(null);
        problems.add(new Problem(
                code,
                Severity.ERROR,
                file,
                mark == null ? 0 : mark.getLine() + 1,
                mark == null ? 0 : mark.getColumn() + 1,
                null,
                message,
                remedy));
    }
}
