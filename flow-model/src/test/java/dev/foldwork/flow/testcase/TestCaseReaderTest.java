package dev.foldwork.flow.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A test's document is read whole or refused with everything that is wrong with it. */
class TestCaseReaderTest {

    private static final String HEAD = """
            apiVersion: foldwork/v1
            kind: FlowTest
            metadata: { name: one }
            spec:
              flow: hello
            """;

    private static TestCaseReader.Read read(String rest) {
        return TestCaseReader.read((HEAD + rest.indent(2)).getBytes(StandardCharsets.UTF_8), "one.test.yaml");
    }

    private static List<String> problems(String rest) {
        return read(rest).problems().stream().map(Problem::message).toList();
    }

    @Test
    void readsEverythingATestMaySay() {
        TestCase test = Objects.requireNonNull(read("""
                at: 2026-11-27T08:00:00Z
                inputs: { name: Ada }
                folders: { inbox: fixtures/inbox }
                recorded:
                  each[0].get: { output: { status: 200 } }
                  ask: { output: { answer: yes }, port: "yes" }
                  call: { error: { code: HTTP_STATUS, details: { status: 500 } } }
                expect:
                  error: { code: GONE, path: call }
                  nodes: { ask: { state: succeeded, port: "yes", output: { answer: yes } } }
                  that: ["${ error.code = 'GONE' }"]
                """).test());
        assertThat(test.title()).isEqualTo("one");
        assertThat(test.at()).isEqualTo(Instant.parse("2026-11-27T08:00:00Z"));
        assertThat(test.folders()).isEqualTo(Map.of("inbox", "fixtures/inbox"));
        assertThat(test.recorded())
                .isEqualTo(Map.of(
                        "each[0].get", new Recorded.Gave(Map.of("status", 200L), null),
                        "ask", new Recorded.Gave(Map.of("answer", "yes"), "yes"),
                        "call", new Recorded.Failed("HTTP_STATUS", "as recorded", Map.of("status", 500L))));
        assertThat(test.expected())
                .isEqualTo(new Expected(
                        RunState.FAILED,
                        Map.of(),
                        "GONE",
                        "call",
                        Map.of("ask", new Expected.OfNode(NodeState.SUCCEEDED, "yes", Map.of("answer", "yes"))),
                        List.of("${ error.code = 'GONE' }")));
    }

    @Test
    void namesEveryMistakeAtItsPlace() {
        var read = read("""
                output: {}
                recorded: { call: {}, ask: { outputs: {} } }
                expect: { state: done, nodes: { ask: { state: running } } }
                """);
        assertThat(read.test()).isNull();
        assertThat(read.problems()).hasSize(5).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("TEST_CASE_INVALID");
            assertThat(problem.file()).isEqualTo("one.test.yaml");
            assertThat(problem.line()).isGreaterThan(5);
        });
        assertThat(read.problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("spec.output", "unknown"))
                .anySatisfy(message -> assertThat(message).contains("spec.recorded.call", "at least 1 entries"))
                .anySatisfy(message -> assertThat(message).contains("'outputs' is unknown", "Did you mean 'output'?"))
                .anySatisfy(message -> assertThat(message).contains("spec.expect.state", "succeeded, failed"))
                .anySatisfy(message -> assertThat(message).contains("spec.expect.nodes.ask.state"));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(problems("at: yesterday\nexpect: { state: succeeded, error: { code: X } }"))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("'yesterday' is no moment"))
                .anySatisfy(message -> assertThat(message).contains("a run that succeeds has no error"));
        assertThat(problems("recorded: { a: { output: {}, error: { code: X } } }\nexpect: { state: failed }"))
                .singleElement()
                .asString()
                .contains("spec.recorded.a");
        assertThat(problems("expect: { that: [outputs.a, \"${ outputs.( }\", \"${ outputs.a = 1 }\"] }"))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("that.0", "not one expression"))
                .anySatisfy(message -> assertThat(message).contains("that.1"));
        assertThat(TestCaseReader.read("a: [".getBytes(StandardCharsets.UTF_8), "x")
                        .problems())
                .extracting(Problem::code)
                .containsExactly("YAML_INVALID");
    }
}
