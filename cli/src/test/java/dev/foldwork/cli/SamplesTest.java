package dev.foldwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.parity.CloudUnderTest;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample through the command line, on both engines. */
class SamplesTest {

    private static final Path SAMPLES = TestingCloud.checkout().resolve("samples");

    @TempDir
    static Path folder;

    static CloudUnderTest cloud;

    @BeforeAll
    static void open() throws Exception {
        cloud = CloudUnderTest.start(Files.createDirectories(folder.resolve("servers")));
        Path stack = Files.createDirectories(folder.resolve("data/stack"));
        Files.writeString(stack.resolve("url"), cloud.address().url().toString());
        Files.writeString(stack.resolve("token"), cloud.address().token());
    }

    @AfterAll
    static void close() throws Exception {
        cloud.close();
    }

    static List<String> samples() throws Exception {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private record Ended(int code, String out, String err) {}

    private static Ended foldwork(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100);
        int code = CommandTree.execute(terminal, arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheSameOnBothEngines(String sample) throws Exception {
        Map<String, Object> expected =
                Json.object(Files.readString(SAMPLES.resolve(sample).resolve("expected.json")));
        for (String engine : List.of("--local", "--cloud")) {
            Ended ended = foldwork(
                    "run",
                    SAMPLES.resolve(sample).toString(),
                    engine,
                    "-o",
                    "json",
                    "--data",
                    folder.resolve("data").toString());
            assertThat(ended.code())
                    .as(engine + " " + ended.out() + ended.err())
                    .isZero();
            Map<String, Object> result = Json.object(ended.out());
            Object run = result.getOrDefault("run", result);
            assertThat(Json.canonical(((Map<?, ?>) run).get("output")))
                    .as(engine)
                    .isEqualTo(Json.canonical(expected));
        }
        assertThat(SAMPLES.resolve(sample).resolve("README.md")).exists();
    }

    @Test
    void thereAreAtLeastTwelve() throws Exception {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void listsEveryProblemOfABrokenFlowAtItsLine() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.flow.yaml"), """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: broken }
                spec:
                  nodes:
                    a: { type: data.sett@1, with: { v: 1 } }
                    b: { type: data.set@1, needs: [c], with: { v: "${ nodes.zzz.v }" } }
                    c: { type: data.set@1, needs: [b], with: { v: "${ 1 + }" } }
                  outputs: {}
                """);
        Ended ended = foldwork("check", broken.toString());
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.out() + ended.err())
                .contains("broken.flow.yaml:6:", "NODE_TYPE_UNKNOWN", "data.set@1")
                .contains("broken.flow.yaml:7:")
                .contains("EXPRESSION_SYNTAX");
        assertThat(foldwork(
                                "run",
                                broken.toString(),
                                "--data",
                                folder.resolve("data").toString())
                        .code())
                .isEqualTo(7);
    }

    @Test
    void saysWhatIsWrongWithEachExitCode() {
        String data = folder.resolve("data").toString();
        assertThat(foldwork("run", "nothing.flow.yaml").code()).isEqualTo(3);
        assertThat(foldwork("runs", "get", "zzzz", "--data", data).code()).isEqualTo(3);
        assertThat(foldwork("run", "--no-such-option").code()).isEqualTo(2);
        assertThat(foldwork("run", SAMPLES.resolve("hello").toString(), "--cloud", "--data", folder + "/other")
                        .code())
                .isEqualTo(5);
        Ended asking = foldwork(
                "run",
                SAMPLES.resolve("order_approval/order_approval.flow.yaml").toString(),
                "-f",
                SAMPLES.resolve("order_approval/input.json").toString(),
                "--no-input",
                "--data",
                data);
        assertThat(asking.code()).isEqualTo(9);
        assertThat(asking.err()).contains("ask_manager");
    }
}
