package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.document.FlowMerge;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.MergePart;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of two changes of one document. */
class MergeCasesTest {

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("merge");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsPartsAndBothTexts(GoldenCase golden) throws IOException {
        FlowMerge merge = merge(golden);
        golden.expect(
                "parts.json",
                merge.parts().stream()
                        .map(part -> "\n  " + Json.write(part.toJson()))
                        .collect(Collectors.joining(",", "[", merge.parts().isEmpty() ? "]\n" : "\n]\n")));
        golden.expect("merged.flow.yaml", text(golden, merge, Set.of()));
        golden.expect("merged_theirs.flow.yaml", text(golden, merge, conflicts(merge)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mergesTheOtherWayRoundWithTheSameConflicts(GoldenCase golden) throws IOException {
        FlowMerge merge = merge(golden);
        FlowMerge turned = FlowMerge.of(
                read(golden, "base.flow.yaml"), read(golden, "theirs.flow.yaml"), read(golden, "mine.flow.yaml"));

        assertThat(conflicts(turned)).isEqualTo(conflicts(merge));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesNothingWhenTheirsHasNotMovedOnAndAllWhenMineHasNot(GoldenCase golden) throws IOException {
        Map<String, Object> base = read(golden, "base.flow.yaml");
        Map<String, Object> theirs = read(golden, "theirs.flow.yaml");
        String text = new String(golden.bytes("base.flow.yaml"), StandardCharsets.UTF_8);

        assertThat(FlowMerge.of(base, read(golden, "mine.flow.yaml"), base).steps(Set.of()))
                .isEmpty();
        assertThat(DocumentPatch.apply(text, FlowMerge.of(base, base, theirs).steps(Set.of()))
                        .value())
                .isEqualTo(theirs);
    }

    private static FlowMerge merge(GoldenCase golden) throws IOException {
        return FlowMerge.of(
                read(golden, "base.flow.yaml"), read(golden, "mine.flow.yaml"), read(golden, "theirs.flow.yaml"));
    }

    private static Set<String> conflicts(FlowMerge merge) {
        return merge.parts().stream()
                .filter(part -> part.outcome() == MergePart.Outcome.CONFLICT)
                .map(MergePart::key)
                .collect(Collectors.toSet());
    }

    private static String text(GoldenCase golden, FlowMerge merge, Set<String> theirsAt) throws IOException {
        String mine = new String(golden.bytes("mine.flow.yaml"), StandardCharsets.UTF_8);
        return DocumentPatch.apply(mine, merge.steps(theirsAt)).text();
    }

    private static Map<String, Object> read(GoldenCase golden, String file) throws IOException {
        return Objects.requireNonNull(FlowReader.read(golden.bytes(file), file).document())
                .value();
    }
}
