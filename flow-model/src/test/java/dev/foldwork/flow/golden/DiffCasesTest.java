package dev.foldwork.flow.golden;

import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs in meaning between two documents. */
class DiffCasesTest {

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("diff");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsDifferences(GoldenCase golden) throws IOException {
        List<FlowDiff.Change> changes =
                FlowDiff.between(read(golden, "before.flow.yaml"), read(golden, "after.flow.yaml"));
        golden.expect(
                "diff.json",
                changes.stream()
                        .map(change -> "\n  " + Json.write(change.toJson()))
                        .collect(Collectors.joining(",", "[", changes.isEmpty() ? "]\n" : "\n]\n")));
    }

    private static Map<String, Object> read(GoldenCase golden, String file) throws IOException {
        return Objects.requireNonNull(FlowReader.read(golden.bytes(file), file).document())
                .value();
    }
}
