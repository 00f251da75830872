package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.check.FullSchemaCheck;
import dev.foldwork.flow.document.DocumentKeys;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** protocol/flow.schema.json says the same of a document's shape as the checks do. */
class FlowSchemaTest {

    /** What the schema sees too; everything else needs more than one place of the document. */
    private static final Set<String> SHAPE = Set.of(
            "FLOW_SHAPE",
            "SPEC_MISSING",
            "NODES_MISSING",
            "KEY_UNKNOWN",
            "NAME_INVALID",
            "VALUE_TYPE",
            "RUN_ON_INVALID",
            "PLACEMENT_INVALID",
            "NODE_ID_INVALID",
            "NODE_TYPE_MISSING",
            "RETRY_INVALID",
            "ON_ERROR_INVALID",
            "ACCESS_INVALID",
            "TOO_MANY_NODES");

    /** A duration's form is in the schema; that a timeout is not zero, and durations in settings, are not. */
    private static final Set<String> SEEN_BY_THE_SCHEMA_TOO = Set.of("duration_invalid");

    private static final List<String> UNREADABLE = List.of("not readable");

    private static Map<String, Object> schema() throws IOException {
        return Json.object(Files.readAllBytes(Path.of("../protocol/flow.schema.json")));
    }

    private static List<String> misfits(byte[] document) throws IOException {
        var read = FlowReader.read(document, "main.flow.yaml").document();
        return read == null ? UNREADABLE : FullSchemaCheck.messages(schema(), read.value());
    }

    static List<Path> sound() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("../samples"));
                Stream<Path> cases = Files.walk(Path.of("../protocol/cases/valid"))) {
            return Stream.concat(samples, cases)
                    .filter(file -> file.toString().endsWith(".flow.yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<GoldenCase> broken() throws IOException {
        return GoldenCase.all("invalid");
    }

    @ParameterizedTest
    @MethodSource("sound")
    void fitsEverySoundDocument(Path file) throws IOException {
        assertThat(misfits(Files.readAllBytes(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatHasTheWrongShapeAndNothingElse(GoldenCase golden) throws IOException {
        List<String> misfits = misfits(golden.main());
        boolean shape = SEEN_BY_THE_SCHEMA_TOO.contains(golden.toString());
        for (Object problem : (List<?>) Json.parse(new String(golden.bytes("problems.json")))) {
            shape |= SHAPE.contains(((Map<?, ?>) problem).get("code"));
        }
        if (misfits.equals(UNREADABLE)) {
            return;
        }
        assertThat(misfits.isEmpty()).isNotEqualTo(shape);
    }

    @Test
    void hasExactlyTheKeysOfADocument() throws IOException {
        assertThat(keys(schema())).containsExactlyElementsOf(DocumentKeys.ROOT);
        Map<?, ?> parts = (Map<?, ?>) schema().get("$defs");
        assertThat(keys((Map<?, ?>) parts.get("metadata"))).containsExactlyElementsOf(DocumentKeys.METADATA);
        assertThat(keys((Map<?, ?>) parts.get("spec"))).containsExactlyElementsOf(DocumentKeys.SPEC);
        assertThat(keys((Map<?, ?>) parts.get("node"))).containsExactlyElementsOf(DocumentKeys.NODE);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> keys(Map<?, ?> schema) {
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        return ((Map<String, ?>) schema.get("properties")).keySet();
    }
}
