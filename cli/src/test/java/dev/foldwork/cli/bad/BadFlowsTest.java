package dev.foldwork.cli.bad;

import static dev.foldwork.cli.TestingCli.foldwork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows that cannot run: exit code 7, every problem with its place and what to do, no run recorded. */
class BadFlowsTest {

    @TempDir
    static Path folder;

    /** A flow's text, and for each problem {@code line:code} and a word its text must hold. */
    record Bad(String name, String text, List<String> problems, String says) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static String flow(String nodes) {
        return "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: bad }\nspec:\n  nodes:\n" + nodes.indent(4);
    }

    private static String nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "n" + i + ": { type: data.set@1 }\n")
                .collect(Collectors.joining());
    }

    private static String groups(int count, int each) {
        return IntStream.range(0, count)
                .mapToObj(i -> "g" + i + ":\n  type: flow.group@1\n  nodes:\n"
                        + nodes(each).indent(4))
                .collect(Collectors.joining());
    }

    private static String deep(int levels) {
        String text = "z: { type: data.set@1 }\n";
        for (int i = 1; i < levels; i++) {
            text = "g:\n  type: flow.group@1\n  nodes:\n" + text.indent(4);
        }
        return text;
    }

    private static String bomb() {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'l'; c++) {
            text.append(c).append(": &").append(c).append(" [");
            text.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("]\n");
        }
        return text.toString();
    }

    static Stream<Bad> flows() {
        return Stream.of(
                new Bad("malformed YAML", "a: [1\nb: 2\n", List.of("2:YAML_INVALID"), "indentation"),
                new Bad("alias bomb", bomb(), List.of("2:YAML_INVALID"), "aliases"),
                new Bad("nested YAML", "a: " + "[".repeat(100_000), List.of("1:YAML_INVALID"), "200 levels"),
                new Bad(
                        "unknown type",
                        flow("a: { type: data.sett@1 }"),
                        List.of("6:NODE_TYPE_UNKNOWN"),
                        "Did you mean 'data.set@1'?"),
                new Bad(
                        "cycle",
                        flow("a: { type: data.set@1, needs: [b] }\nb: { type: data.set@1, needs: [a] }"),
                        List.of("6:CYCLE"),
                        "a → b → a"),
                new Bad(
                        "unknown reference",
                        flow("a: { type: data.set@1, with: { v: \"${ nodes.zz.v }\" } }"),
                        List.of("6:REFERENCE_UNKNOWN"),
                        "'zz'"),
                new Bad(
                        "later reference",
                        flow("a: { type: data.set@1, with: { v: \"${ nodes.b.v }\" } }\nb: { type: data.set@1 }"),
                        List.of("6:REFERENCE_NOT_BEFORE"),
                        "add 'b' to the needs of 'a'"),
                new Bad(
                        "wrong types",
                        flow(
                                "a: { type: flow.if@1, with: { condition: 3 } }\nb: { type: time.wait@1, with: { for: [] } }\nc: 7"),
                        List.of("6:SETTING_TYPE", "7:SETTING_TYPE", "8:VALUE_TYPE"),
                        "true or false"),
                new Bad("too large", "#" + "x".repeat(17 << 20), List.of("0:DOCUMENT_TOO_LARGE"), "16 MiB"),
                new Bad("2,001 nodes in a body", flow(nodes(2_001)), List.of("5:TOO_MANY_NODES"), "called flows"),
                new Bad("20,001 nodes in a flow", flow(groups(11, 1_820)), List.of("18238:TOO_MANY_NODES"), "20000"),
                new Bad("33 levels", flow(deep(33)), List.of("99:TOO_DEEP"), "32 levels"));
    }

    @ParameterizedTest
    @MethodSource("flows")
    @Timeout(60)
    void isRefusedByCheckAndRun(Bad bad) throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        Path file = cli.file("bad.flow.yaml", bad.text);
        Ended checked = foldwork("check", file.toString(), "-o", "json");
        assertThat(checked.code()).isEqualTo(7);
        List<?> problems = (List<?>) ((Map<?, ?>) ((List<?>) Json.parse(checked.out())).getFirst()).get("problems");
        assertThat(problems.stream()
                        .map(problem -> ((Map<?, ?>) problem).get("line") + ":" + ((Map<?, ?>) problem).get("code")))
                .containsExactlyElementsOf(bad.problems);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(
                                ((Map<?, ?>) problem).get("remedy").toString())
                        .isNotBlank());
        assertThat(checked.out()).contains(bad.says.replace("\"", "\\\""));

        Ended ran = cli.run("run", file.toString());
        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.err()).contains("bad.flow.yaml:").contains("→ ").contains(bad.says);
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("data"))
                .as("a flow that is not sound opens nothing")
                .doesNotExist();
        assertThat(Files.readString(file)).isEqualTo(bad.text);
    }

    @Test
    void listsEveryProblemAtItsLine() {
        var cli = new TestingCli(folder.resolve("data"));
        Ended ended = cli.run(
                "run", cli.flow("many_faults", """
                nodes:
                  a: { type: data.sett@1, with: { v: 1 } }
                  b: { type: data.set@1, needs: [zz], with: { v: "${ 1 + }" } }
                  c:
                    type: flow.group@1
                    nodes:
                      d: { type: flow.if@1, with: { condition: "${ nodes.e.v }" } }
                      e: { type: data.set@1 }
                outputs: { x: "${ inputs.y }", x: 2 }
                """.replace(", x: 2", "")).toString());
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err())
                .contains("many_faults.flow.yaml:6:", "many_faults.flow.yaml:7:", "many_faults.flow.yaml:11:")
                .contains("NODE_TYPE_UNKNOWN at a", "NEED_UNKNOWN at b", "EXPRESSION_SYNTAX at b")
                .contains("REFERENCE_NOT_BEFORE at c.d");
    }

    @Test
    @Timeout(20)
    void readsNoMoreThanAFlowMayHave() {
        Ended endless = foldwork("check", "/dev/zero");
        assertThat(endless.code()).isEqualTo(7);
        assertThat(endless.out()).contains("DOCUMENT_TOO_LARGE");
    }

    @Test
    void saysWhatCannotBeRead() throws Exception {
        Path loop = folder.resolve("loop.flow.yaml");
        Files.createSymbolicLink(loop, loop);
        Ended unknown = foldwork("check", folder.resolve("nothing.yaml").toString());
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("nothing.yaml").contains("→ ");
        Path closed = Files.writeString(folder.resolve("closed.flow.yaml"), flow(nodes(1)));
        closed.toFile().setReadable(false);
        for (String command : List.of("check", "fmt", "pack", "run")) {
            Ended denied = foldwork(command, closed.toString());
            if (!Files.isReadable(closed)) {
                assertThat(denied.code()).as(command).isEqualTo(1);
                assertThat(denied.err()).contains("closed.flow.yaml cannot be read", "check its permissions");
            }
            assertThat(foldwork(command, loop.toString()).code()).as(command).isIn(1, 3);
        }
        // Nothing is closed to root.
        if (!Files.isReadable(closed)) {
            assertThat(foldwork("check", closed.toString(), "-o", "json").out()).contains("\"FILE_UNREADABLE\"");
        }
    }
}
