package dev.foldwork.flow.document;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a flow document from YAML 1.2 (or JSON, which is a part of it).
 *
 * <p>Tags, aliases, several documents in one file and duplicate keys are refused; so is what is larger or deeper than a
 * document may be, before it costs memory.
 */
public final class FlowReader {

    /** Largest document in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    /** Greatest nesting of maps and lists in a document; a flow of 32 levels needs about 100. */
    public static final int MAX_DEPTH = 200;

    private FlowReader() {}

    /**
     * What came of reading.
     *
     * @param document null when a problem is an error
     */
    public record Read(@Nullable FlowDocument document, List<Problem> problems) {}

    /** Reads the bytes of {@code file}, a name used only in problems. */
    public static Read read(byte[] yaml, String file) {
        return read(yaml, file, MAX_DEPTH);
    }

    /** Reads a part of a document, of which maps and lists may be nested this deep. */
    static Read read(byte[] yaml, String file, int depth) {
        if (yaml.length > MAX_BYTES) {
            return failed(
                    "DOCUMENT_TOO_LARGE",
                    file,
                    0,
                    0,
                    "The document has " + yaml.length + " bytes, more than 16 MiB",
                    "move long texts into files beside it, or split the flow into called flows");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
        } catch (CharacterCodingException invalid) {
            return failed("ENCODING_INVALID", file, 0, 0, "The document is not UTF-8 text", "save it as UTF-8");
        }
        try {
            return parsed(text, file, depth);
        } catch (MarkedYamlEngineException fault) {
            Mark mark = fault.getProblemMark().orElse(null);
            return failed(
                    "YAML_INVALID",
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "This is not YAML: " + fault.getProblem(),
                    "check indentation, quotes and colons here");
        } catch (YamlEngineException fault) {
            return failed(
                    "YAML_INVALID",
                    file,
                    0,
                    0,
                    "This is not YAML: " + fault.getMessage(),
                    "check indentation, quotes and colons");
        }
    }

    private static Read parsed(String text, String file, int depth) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MAX_BYTES)
                .setUseMarks(true)
                .build();
        var parser = new BoundedParser(new ParserImpl(settings, new StreamReader(settings, text)), depth);
        var composer = new Composer(settings, parser);
        Node root = composer.getSingleNode().orElse(null);
        if (root == null) {
            return failed(
                    "DOCUMENT_EMPTY",
                    file,
                    1,
                    1,
                    "The document is empty",
                    "start from a sample: ./foldwork run samples/hello");
        }
        var problems = new ArrayList<Problem>();
        Object value = new ValueReader(settings, file, problems).read(root);
        if (problems.isEmpty() && !(value instanceof Map<?, ?>)) {
            return failed(
                    "FLOW_SHAPE",
                    file,
                    1,
                    1,
                    "A flow document is a map, not a list or a single value",
                    "begin with 'apiVersion: foldwork/v1'");
        }
        return finished(value, root, file, problems);
    }

    @SuppressWarnings("unchecked")
    private static Read finished(@Nullable Object value, Node root, String file, List<Problem> problems) {
        return problems.isEmpty() && value != null
                ? new Read(new FlowDocument(file, (Map<String, @Nullable Object>) value, root), List.of())
                : new Read(null, List.copyOf(problems));
    }

    private static Read failed(String code, String file, int line, int column, String message, String remedy) {
        return new Read(null, List.of(new Problem(code, Severity.ERROR, file, line, column, null, message, remedy)));
    }
}
