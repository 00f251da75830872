package dev.foldwork.flow.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken document gives exactly the problems that stand beside it, at their places. */
class InvalidCasesTest {

    /** Codes of the section that no document gives by being checked: they need a run, or a process. */
    private static final Set<String> NOT_BY_A_CHECK =
            Set.of("EXPRESSION_TOO_DEEP", "FLOW_INVALID", "NODE_TYPE_UNAVAILABLE", "OUTPUT_INVALID");

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all("invalid");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesItsProblems(GoldenCase golden) throws IOException {
        List<Problem> problems = golden.checked().problems();
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.file()).isNotBlank();
        });
        golden.expect(
                "problems.json",
                problems.stream().map(InvalidCasesTest::line).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
    }

    private static String line(Problem problem) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", problem.code());
        if (!problem.isError()) {
            json.put("severity", "warning");
        }
        if (!"main.flow.yaml".equals(problem.file())) {
            json.put("file", problem.file());
        }
        json.put("line", (long) problem.line());
        if (problem.node() != null) {
            json.put("node", problem.node());
        }
        return Json.write(json);
    }

    @Test
    void coverEveryCodeOfTheChecks() throws IOException {
        var errors = Objects.requireNonNull(
                FlowReader.read(Files.readAllBytes(Path.of("../protocol/errors.yaml")), "errors.yaml")
                        .document());
        var missing = new TreeSet<String>();
        ((Map<?, ?>) errors.value().get("checks")).keySet().forEach(code -> missing.add(String.valueOf(code)));
        for (GoldenCase golden : cases()) {
            for (Object problem : (List<?>) Json.parse(new String(golden.bytes("problems.json")))) {
                missing.remove(((Map<?, ?>) problem).get("code"));
            }
        }
        assertThat(missing).isEqualTo(NOT_BY_A_CHECK);
    }
}
