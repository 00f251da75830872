package dev.foldwork.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs, secrets, folders and ids that do not fit: the stated exit code, what and what to do, no run recorded. */
class BadInputsTest {

    @TempDir
    static Path folder;

    /** Arguments behind {@code run FLOW}, the exit code, and what the answer must hold. */
    record Bad(List<String> arguments, int code, List<String> says) {}

    private static Bad bad(int code, List<String> says, String... arguments) {
        return new Bad(List.of(arguments), code, says);
    }

    static Stream<Bad> inputs() throws Exception {
        Files.writeString(folder.resolve("list.json"), "[1]");
        Files.writeString(folder.resolve("half.json"), "{\"n\": ");
        Files.writeString(folder.resolve("deep.json"), "{\"n\": ".repeat(100_000) + "1" + "}".repeat(100_000));
        Files.writeString(folder.resolve("large.json"), " ".repeat((16 << 20) + 1));
        Files.writeString(folder.resolve("good.json"), "{\"n\": 1}");
        String good = folder.resolve("good.json").toString();
        return Stream.of(
                bad(
                        2,
                        List.of(
                                "INPUT_INVALID",
                                "'n' is missing",
                                "-i name=value",
                                "SECRET_MISSING",
                                "FOLDWORK_SECRET_NO_SUCH_KEY",
                                "FOLDER_MISSING",
                                "--folder desk=")),
                bad(2, List.of("'n' must be a whole number", "'three'"), "-i", "n=three"),
                bad(2, List.of("'n3' is no input", "name=value"), "-i", "n3"),
                bad(2, List.of("'=3' is no input"), "-i", "=3"),
                bad(
                        2,
                        List.of("list.json", "no JSON object"),
                        "-f",
                        folder.resolve("list.json").toString()),
                bad(
                        2,
                        List.of("half.json", "line 1"),
                        "-f",
                        folder.resolve("half.json").toString()),
                bad(
                        2,
                        List.of("deep.json", "deeper than 512 levels"),
                        "-f",
                        folder.resolve("deep.json").toString()),
                bad(
                        2,
                        List.of("large.json", "16 MiB"),
                        "-f",
                        folder.resolve("large.json").toString()),
                bad(3, List.of("There is no file", "none.json"), "-f", "none.json"),
                bad(1, List.of("it is a folder"), "-f", folder.toString()),
                bad(2, List.of("FOLDER_MISSING", "is not there"), "-f", good, "--folder", "desk=/no/such/folder"),
                bad(2, List.of("'desk' grants no folder", "name=DIR"), "-f", good, "--folder", "desk"),
                bad(2, List.of("--timeout", "no duration"), "-f", good, "--timeout", "soon"),
                bad(2, List.of("[text, json]"), "-o", "yaml"),
                bad(2, List.of("mutually exclusive"), "--local", "--cloud"),
                bad(2, List.of("mutually exclusive"), "--follow", "--detach"),
                bad(2, List.of("--timeout"), "--detach", "--timeout", "3s"),
                bad(2, List.of("'--timeou'", "solutions: --timeout", "run --help"), "--timeou", "3s"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isRefusedBeforeAnythingIsRecorded(Bad bad) {
        var cli = new TestingCli(folder.resolve("data"));
        Path flow = cli.flow("wants", """
                access: { secrets: [NO_SUCH_KEY], folders: { desk: { title: Desk, mode: read } } }
                inputs: { type: object, required: [n], properties: { n: { type: integer } } }
                nodes:
                  a: { type: data.set@1, with: { v: 1 } }
                """);
        var arguments = new java.util.ArrayList<>(List.of("run", flow.toString()));
        arguments.addAll(bad.arguments);
        Ended ended = cli.run(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isEqualTo(bad.code);
        assertThat(ended.err().replaceAll("\\s+", " ")).contains(bad.says).contains("→ ".strip());
        assertThat(ended.out()).isEmpty();
        assertThat(cli.run("runs", "list", "-o", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void namesUnknownAndAmbiguousRuns() {
        var cli = new TestingCli(folder.resolve("other"));
        String hello = TestingCli.SAMPLES.resolve("hello").toString();
        cli.run("run", hello);
        cli.run("run", hello);
        for (String command : List.of("get", "logs", "watch", "cancel", "pause", "resume", "retry")) {
            Ended unknown = cli.run("runs", command, "zzzz");
            assertThat(unknown.code()).as(command).isEqualTo(3);
            assertThat(unknown.err()).contains("no run 'zzzz'").contains("foldwork runs list");
        }
        Ended ambiguous = cli.run("runs", "get", "01m");
        assertThat(ambiguous.code()).isEqualTo(3);
        String id = cli.run("runs", "list").out().split(" ")[0];
        Ended several = cli.run("runs", "get", id.substring(0, 4));
        assertThat(several.code()).isEqualTo(3);
        assertThat(several.err())
                .contains("Several runs begin with")
                .contains(id)
                .contains("give more of the id");
        Ended json = cli.run("runs", "get", "zzzz", "-o", "json");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.out()).contains("\"code\":\"RUN_UNKNOWN\"");
        Ended noNode = cli.run("runs", "rerun", id, "--from", "nothing");
        assertThat(noNode.code()).isEqualTo(3);
        assertThat(cli.run("runs", "list", "--limit", "0").code()).isEqualTo(2);
        assertThat(cli.run("runs", "list", "--limit", "-1").code()).isEqualTo(2);
    }
}
