package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.share.Finding;
import dev.foldwork.flow.share.Stripping;
import dev.foldwork.flow.share.Stripping.Source;
import dev.foldwork.flow.share.Stripping.Stripped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken out of a flow before others see it. In the case {@code kept} everything stays that may. */
class ShareCasesTest {

    private static final List<String> NAMES = List.of("Anna Berg", "Anna", "Berg");

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("share");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsFindingsAndWhatIsLeft(GoldenCase golden) throws IOException {
        Source source = source(golden);
        Set<String> keep = golden.toString().equals("kept") ? ids(stripping(Set.of()), source) : Set.of();
        var stripping = stripping(keep);

        Stripped stripped = stripping.flow(source);

        golden.expect(
                "findings.json",
                stripping.findings().stream()
                        .map(finding -> "\n  " + Json.write(shown(finding)))
                        .collect(Collectors.joining(",", "[", "\n]\n")));
        golden.expect("stripped.flow.yaml", stripped.text());
        golden.expect("stripped.json", beside(stripped));
    }

    private static String beside(Stripped stripped) {
        var json = new LinkedHashMap<String, Object>();
        json.put("files", stripped.files());
        json.put("layout", stripped.layout());
        return Json.writePretty(json) + "\n";
    }

    /** Stripping again finds nothing, but for what somebody kept. */
    @ParameterizedTest
    @MethodSource("cases")
    void leavesNothingToBeFound(GoldenCase golden) throws IOException {
        Stripped once = stripping(Set.of()).flow(source(golden));
        var again = stripping(Set.of());

        Stripped twice = again.flow(new Source("main", once.text(), once.files(), once.layout()));

        assertThat(again.findings()).isEmpty();
        assertThat(twice).isEqualTo(once);
    }

    private static Stripping stripping(Set<String> keep) {
        return new Stripping("acme", NAMES, keep);
    }

    private static Set<String> ids(Stripping stripping, Source source) {
        stripping.flow(source);
        return stripping.findings().stream().map(Finding::id).collect(Collectors.toSet());
    }

    private static Map<String, Object> shown(Finding finding) {
        var json = new LinkedHashMap<>(finding.toJson());
        json.keySet().removeAll(List.of("id", "why", "flow"));
        return json;
    }

    private static Source source(GoldenCase golden) throws IOException {
        var files = new LinkedHashMap<String, String>();
        for (String file : List.of("ask.md", "old.md")) {
            if (Files.exists(golden.folder().resolve(file))) {
                String path = file.equals("ask.md") ? "prompts/ask.md" : file;
                files.put(path, new String(golden.bytes(file), StandardCharsets.UTF_8));
            }
        }
        boolean placed = Files.exists(golden.folder().resolve("layout.json"));
        Map<String, Object> layout = placed ? Json.object(golden.bytes("layout.json")) : Map.of();
        return new Source("main", new String(golden.main(), StandardCharsets.UTF_8), files, layout);
    }
}
