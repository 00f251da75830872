package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a document in the one form every tool agrees on: keys in a fixed order, two spaces, comments kept. Formatting a
 * formatted document changes nothing, and formatting never changes what a document means.
 *
 * <p>Nodes of a body keep their written order, as people order them by reading; so do inputs, outputs and settings.
 */
public final class FlowFormat {

    private FlowFormat() {}

    /**
     * Returns the canonical text of a document that {@link FlowReader} can read.
     *
     * @throws IllegalArgumentException when it cannot be read
     * @throws IllegalStateException when it cannot be written without changing its meaning; nothing is lost then
     */
    public static String format(byte[] yaml) {
        var before = FlowReader.read(yaml, "document").document();
        if (before == null) {
            throw new IllegalArgumentException("the document cannot be read");
        }
        String text = written(ordered(composed(new String(yaml, StandardCharsets.UTF_8))));
        var after = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                .document();
        if (after == null || !Json.deepEquals(before.value(), after.value())) {
            throw new IllegalStateException("the document holds something that formatting would change");
        }
        return text;
    }

    static LoadSettings settings(boolean comments) {
        return LoadSettings.builder()
                .setParseComments(comments)
                .setSchema(new CoreSchema())
                .setCodePointLimit(FlowReader.MAX_BYTES)
                .build();
    }

    /** Returns the nodes of a text that has been read before, with comments. */
    static Node composed(String text) {
        return composed(text, true);
    }

    static Node composed(String text, boolean comments) {
        LoadSettings settings = settings(comments);
        return new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
                .getSingleNode()
                .orElseThrow();
    }

    /** Returns what nodes of a text that has been read before mean. */
    static @Nullable Object value(Node root) {
        return new ValueReader(settings(true), "document", new ArrayList<>()).read(root);
    }

    /** Brings the keys of a document into their order. */
    static Node ordered(Node root) {
        if (root instanceof MappingNode map) {
            order(map, DocumentKeys.ROOT);
            child(map, "metadata", DocumentKeys.METADATA);
            MappingNode spec = child(map, "spec", DocumentKeys.SPEC);
            if (spec != null) {
                nodes(spec);
            }
        }
        return root;
    }

    /** Brings the keys of one node of a flow into their order, given as a map from its name to it. */
    static Node orderedNode(MappingNode named) {
        order(named.getValue());
        return named;
    }

    private static @Nullable MappingNode child(MappingNode map, String key, List<String> order) {
        MappingNode child = find(map, key);
        if (child != null) {
            order(child, order);
        }
        return child;
    }

    private static @Nullable MappingNode find(MappingNode map, String key) {
        for (NodeTuple tuple : map.getValue()) {
            if (key.equals(name(tuple)) && tuple.getValueNode() instanceof MappingNode found) {
                return found;
            }
        }
        return null;
    }

    private static void nodes(MappingNode body) {
        MappingNode nodes = find(body, "nodes");
        if (nodes != null) {
            order(nodes.getValue());
        }
    }

    private static void order(List<NodeTuple> named) {
        for (NodeTuple tuple : named) {
            if (tuple.getValueNode() instanceof MappingNode node) {
                order(node, DocumentKeys.NODE);
                nodes(node);
            }
        }
    }

    private static @Nullable String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
    }

    /** Sorts known keys to the front; unknown ones keep their order behind them. */
    private static void order(MappingNode map, List<String> known) {
        var sorted = new ArrayList<>(map.getValue());
        sorted.sort(Comparator.comparingInt(tuple -> {
            int place = known.indexOf(String.valueOf(name(tuple)));
            return place < 0 ? known.size() : place;
        }));
        map.setValue(sorted);
    }

    static DumpSettings style() {
        return DumpSettings.builder()
                .setDumpComments(true)
                .setIndent(2)
                .setWidth(10_000)
                .setSplitLines(false)
                .setMultiLineFlow(false)
                .setMaxSimpleKeyLength(1_000)
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSchema(new CoreSchema())
                .build();
    }

    /** Returns the text of nodes. */
    static String written(Node root) {
        var text = new StringBuilder();
        new Dump(style()).dumpNode(root, new StreamDataWriter() {
            @Override
            public void write(String part) {
                text.append(part);
            }

            @Override
            public void write(String part, int from, int length) {
                text.append(part, from, from + length);
            }
        });
        return text.toString().replaceAll("[ \\t]+\\n", "\n");
    }
}
