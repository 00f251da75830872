package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a document that was made, not read, in the canonical form of {@link FlowFormat}. */
public final class FlowWriter {

    private FlowWriter() {}

    /**
     * Returns the canonical text; reading it gives the same value.
     *
     * @param document a JSON value with the keys of a flow document
     * @throws IllegalArgumentException when the value cannot be held by a document
     */
    public static String write(Map<String, ?> document) {
        for (ScalarStyle style : new ScalarStyle[] {ScalarStyle.PLAIN, ScalarStyle.DOUBLE_QUOTED}) {
            String text = canonical(document, style);
            if (text != null) {
                return text;
            }
        }
        throw new IllegalArgumentException("the document holds something that YAML cannot hold");
    }

    /** The emitter's plain style cannot hold every text; what does not read back is written in quotes. */
    private static @Nullable String canonical(Map<String, ?> document, ScalarStyle style) {
        try {
            String text = FlowFormat.format(dumped(document, style).getBytes(StandardCharsets.UTF_8));
            var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "document")
                    .document();
            return read != null && Json.deepEquals(read.value(), document) ? text : null;
        } catch (YamlEngineException | IllegalArgumentException | IllegalStateException unfit) {
            return null;
        }
    }

    private static String dumped(Map<String, ?> document, ScalarStyle style) {
        DumpSettingsBuilder settings = DumpSettings.builder()
                .setIndent(2)
                .setWidth(10_000)
                .setSplitLines(false)
                .setMaxSimpleKeyLength(1_000)
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(style)
                .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
                .setDereferenceAliases(true)
                .setSchema(new CoreSchema());
        return new Dump(settings.build()).dumpToString(document);
    }
}
