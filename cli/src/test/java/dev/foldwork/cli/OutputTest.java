package dev.foldwork.cli;

import static dev.foldwork.cli.TestingCli.SAMPLES;
import static dev.foldwork.cli.TestingCli.foldwork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, for people, for pipes and for programs. */
class OutputTest {

    @TempDir
    Path folder;

    private static final String HELLO = SAMPLES.resolve("hello").toString();

    @Test
    void everythingThatReadsWritesJson() {
        var cli = new TestingCli(folder.resolve("data"));
        cli.run("run", HELLO);
        for (List<String> command : List.of(
                List.of("run", HELLO),
                List.of("runs", "list"),
                List.of("runs", "get", "last"),
                List.of("runs", "watch", "last"),
                List.of("runs", "rerun", "last", "--from", "greet"),
                List.of("status"),
                List.of("doctor"))) {
            var all = new java.util.ArrayList<>(command);
            all.addAll(List.of("-o", "json"));
            Ended ended = cli.run(all.toArray(String[]::new));
            assertThat(Json.parse(ended.out())).as(command.toString()).isNotNull();
            assertThat(ended.err()).as(command.toString()).isEmpty();
        }
        assertThat(Json.parse(foldwork("check", HELLO, "-o", "json").out())).isInstanceOf(List.class);
        assertThat(Json.parse(foldwork("diff", HELLO, HELLO, "-o", "json").out()))
                .isEqualTo(List.of());
        assertThat(cli.run("runs", "logs", "last", "-o", "json").out().lines())
                .allSatisfy(line -> assertThat(Json.object(line)).containsKeys("seq", "kind"));
    }

    @Test
    void aPipeGetsNoEscapes() throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        Ended piped = cli.start(
                        "true",
                        Map.of("TERM", "xterm-256color"),
                        "run",
                        SAMPLES.resolve("order_approval").toString())
                .end();
        assertThat(piped.code()).isZero();
        assertThat(piped.out() + piped.err()).doesNotContain("\u001b").contains("✓ over_limit");
        Ended coloured = TestingCli.on(true, 100, "check", HELLO);
        assertThat(coloured.out()).contains("\u001b[");
    }

    @Test
    void noColorTurnsColourOff() {
        var nowhere = new java.io.PrintWriter(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal =
                Terminal.ofProcess(nowhere, nowhere, Map.of("NO_COLOR", "1", "COLUMNS", "80", "LINES", "30"));
        assertThat(terminal.colour()).isFalse();
        assertThat(terminal.width()).isEqualTo(80);
        assertThat(terminal.height()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "runs",
                "runs list",
                "runs get",
                "runs logs",
                "runs watch",
                "runs cancel",
                "runs pause",
                "runs resume",
                "runs retry",
                "runs rerun",
                "runs answer",
                "check",
                "fmt",
                "diff",
                "pack",
                "unpack",
                "up",
                "down",
                "status",
                "doctor",
                "completion"
            })
    void everyCommandExplainsItself(String command) {
        var arguments = new java.util.ArrayList<>(List.of(command.split(" ")));
        arguments.removeIf(String::isEmpty);
        arguments.add("--help");
        Ended help = TestingCli.on(false, 80, arguments.toArray(String[]::new));
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: foldwork " + command).contains("--help");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help.out()).doesNotContain("=<");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), foldwork("completion").out());
        assertThat(completed(script, "foldwork", "ru")).contains("run", "runs");
        assertThat(completed(script, "foldwork", "runs", ""))
                .contains("list", "get", "logs", "watch", "cancel", "pause", "resume", "retry", "rerun", "answer")
                .doesNotContain("work");
        assertThat(completed(script, "foldwork", "run", "--ti")).contains("--timeout");
    }

    private static List<String> completed(Path script, String... words) throws Exception {
        String line = String.join(" ", words);
        var process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "compopt() { :; }; . '" + script + "'; COMP_WORDS=("
                                + line.replace("  ", " ") + (line.endsWith(" ") ? "''" : "") + "); COMP_CWORD="
                                + (words.length - 1) + "; _complete_foldwork; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
