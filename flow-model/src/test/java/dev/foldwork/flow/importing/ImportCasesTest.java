package dev.foldwork.flow.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.document.FlowFormat;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * protocol/cases/import holds sources with the flows, layouts and reports they give. With {@code -Dfoldwork.cases=write}
 * the expected files are written anew, to be looked at.
 */
class ImportCasesTest {

    private static final Path CASES = Path.of("..", "protocol", "cases", "import");
    private static final boolean WRITE = "write".equals(System.getProperty("foldwork.cases"));

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("source."))
                    .map(Path::getParent)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path source(Path folder) {
        Path json = folder.resolve("source.json");
        return Files.exists(json) ? json : folder.resolve("source.yaml");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheExpectedFlowsAndReport(Path folder) throws IOException {
        ImportResult result = Importing.read(
                Files.readAllBytes(source(folder)), source(folder).toString(), null);
        var given = given(result);
        if (WRITE) {
            for (var file : given.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
        var expected = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !each.getFileName().toString().startsWith("source."))
                    .toList()) {
                expected.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(given).isEqualTo(expected);
        assertThat(result.format().name())
                .isEqualToIgnoringCase(folder.getParent().getFileName().toString());
        for (ImportedFlow flow : result.flows()) {
            assertThat(FlowFormat.format(flow.text().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(flow.text());
            assertThat(flow.text()).doesNotContain("0123456789abcdef", "abcdefghijklmnop", "abcdef123456");
        }
    }

    private static TreeMap<String, String> given(ImportResult result) {
        var given = new TreeMap<String, String>();
        var reports = new ArrayList<@Nullable Object>();
        for (ImportedFlow flow : result.flows()) {
            given.put(flow.file(), flow.text());
            if (flow.layout() != null) {
                given.put(flow.layoutFile(), Json.writePretty(flow.layout()) + "\n");
            }
            var report = new LinkedHashMap<String, @Nullable Object>();
            report.put("flow", flow.name());
            report.put("sound", flow.isSound());
            report.putAll(flow.report().toJson());
            reports.add(report);
        }
        given.put("report.json", Json.writePretty(List.copyOf(reports)) + "\n");
        return given;
    }
}
