package dev.foldwork.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code foldwork test} and {@code foldwork runs save} as a person meets them. */
class TestCommandTest {

    private static final String ASKS = """
            apiVersion: foldwork/v1
            kind: Flow
            metadata: { name: asks }
            spec:
              access: { folders: { desk: { mode: read_write } }, secrets: [KEY] }
              inputs: { type: object, properties: { who: { type: string } } }
              nodes:
                nap: { type: time.wait@1, with: { for: 10ms } }
                note: { type: file.write@1, needs: [nap], with: { folder: desk, path: note.txt, content: "for ${ inputs.who }" } }
                ask: { type: chat.ask@1, needs: [note], with: { question: Well?, options: [Fine, Bad] } }
                good: { type: data.set@1, needs: [ask.fine], with: { said: "${ inputs.who } is fine" } }
              outputs: { said: "${ nodes.good.said }", size: "${ nodes.note.size }" }
            """;

    @TempDir
    Path folder;

    TestingCli cli;
    Path flow;

    @BeforeEach
    void place() throws IOException {
        cli = new TestingCli(folder.resolve("data"));
        flow = Files.writeString(Files.createDirectories(folder.resolve("asks")).resolve("asks.flow.yaml"), ASKS);
    }

    private Path test(String name, String spec) throws IOException {
        Path file = Files.createDirectories(folder.resolve("asks/tests")).resolve(name + ".test.yaml");
        return Files.writeString(
                file,
                "apiVersion: foldwork/v1\nkind: FlowTest\nmetadata: { name: " + name + " }\nspec:\n  flow: asks\n"
                        + spec.indent(2));
    }

    private Ended tested(String... arguments) {
        return TestingCli.foldwork(
                Stream.concat(Stream.of("test"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void theSamplesPassTheirTests() {
        Ended ended = tested(TestingCli.SAMPLES.toString());
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.OK);
        assertThat(ended.out()).contains("A small order needs nobody").contains("4 passed, 0 failed");
    }

    /** A run that a person took part in becomes a test that needs neither the person nor the folder. */
    @Test
    void aRunIsSavedAndRunsAgainWithoutTheWorld() throws Exception {
        Path desk = Files.createDirectory(folder.resolve("desk"));
        Ended asked = secretly("run", flow.toString(), "-i", "who=Ada", "--folder", "desk=" + desk, "--no-input");
        assertThat(asked.code()).as(asked.err()).isEqualTo(ExitCode.WAITS_FOR_ANSWER);
        Ended answered = secretly("runs", "answer", "last", "ask", "fine");
        assertThat(answered.code()).as(answered.err()).isEqualTo(ExitCode.OK);
        Ended saved = cli.run("runs", "save", "last", "--as", "ada", "--flow", flow.toString());
        assertThat(saved.code()).as(saved.err()).isEqualTo(ExitCode.OK);
        Files.delete(desk.resolve("note.txt"));

        Path file = folder.resolve("asks/tests/ada.test.yaml");
        assertThat(file).content().contains("who: Ada", "note:", "ask:").doesNotContain("nap:", "good:");
        Ended ended = tested(flow.toString(), "-o", "json");
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.OK);
        assertThat(desk).isEmptyDirectory();

        Ended again = cli.run("runs", "save", "last", "--as", "ada", "--flow", flow.toString());
        assertThat(again.code()).isEqualTo(ExitCode.CONFLICT);
    }

    private Ended secretly(String... arguments) throws Exception {
        var all = Stream.concat(Stream.of(arguments), Stream.of("--local")).toArray(String[]::new);
        return cli.start("true", Map.of("FOLDWORK_SECRET_KEY", "open sesame"), all)
                .end();
    }

    @Test
    void whatIsNotAsExpectedIsShownAndCanBeTakenOver() throws Exception {
        Path file = test("bob", """
                # Bob is always fine.
                inputs: { who: Bob }
                folders: { desk: desk }
                recorded: { ask: { output: { answer: fine }, port: fine }, nap2: { output: {} } }
                expect: { outputs: { said: Bob is bad } }
                """);
        Files.createDirectory(folder.resolve("asks/tests/desk"));
        Ended failed = tested(folder.toString());
        assertThat(failed.code()).isEqualTo(ExitCode.RUN_UNSUCCESSFUL);
        assertThat(failed.out())
                .contains("outputs.said", "expected \"Bob is bad\"", "came     \"Bob is fine\"")
                .contains("nap2: what is recorded for this node was not asked for")
                .contains("--update", "0 passed, 1 failed");
        Map<?, ?> json = (Map<?, ?>)
                ((List<?>) Json.parse(tested(folder.toString(), "-o", "json").out())).getFirst();
        assertThat(json.get("mismatches"))
                .isEqualTo(List.of(Map.of("place", "outputs.said", "expected", "Bob is bad", "actual", "Bob is fine")));

        assertThat(tested(file.toString(), "--update").out()).contains("now expected as it came");
        assertThat(file)
                .content()
                .contains("# Bob is always fine.", "said: Bob is fine")
                .doesNotContain("size:");
        assertThat(tested(file.toString()).code()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("asks/tests/desk")).isEmptyDirectory();
    }

    @Test
    void whatIsNotRecordedFailsTheTestEvenIfTheFlowGoesOn() throws Exception {
        Files.writeString(flow, ASKS.replace("type: chat.ask@1,", "type: chat.ask@1, onError: continue,"));
        test("quiet", "inputs: { who: Eve }\nfolders: { desk: desk }\nexpect: { state: succeeded }");
        Files.createDirectory(folder.resolve("asks/tests/desk"));
        Ended ended = tested(folder.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.RUN_UNSUCCESSFUL);
        assertThat(ended.out()).contains("ask: nothing is recorded for this node");
    }

    @Test
    void aFlowMeansItsOwnTestsOnly() throws Exception {
        test("mine", "inputs: { who: Eve }\nexpect: { state: failed }");
        Path other =
                Files.writeString(flow.resolveSibling("other.flow.yaml"), ASKS.replace("name: asks", "name: other"));
        Ended none = tested(other.toString());
        assertThat(none.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(none.err()).contains("There is no test of this flow");
        assertThat(tested(flow.toString()).out()).contains("mine");
    }

    @Test
    void whatCannotRunSaysWhy() throws Exception {
        Path broken = test("broken", "expects: {}");
        Ended unsound = tested(folder.toString());
        assertThat(unsound.code()).isEqualTo(ExitCode.DEFINITION_INVALID);
        assertThat(unsound.out()).contains("TEST_CASE_INVALID", "'expects' is unknown", "'expect' is missing");
        Files.delete(broken);

        test("typed", "inputs: { who: 7 }\nexpect: { state: succeeded }");
        assertThat(tested(folder.toString()).out()).contains("start", "expected \"a run\"", "who");
        assertThat(tested(folder.toString(), "--only", "other").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(tested(folder.resolve("none").toString()).code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(tested(folder.toString(), "--timeout", "soon").code()).isEqualTo(ExitCode.USAGE);

        Files.writeString(flow, ASKS.replace("needs: [nap]", "needs: [nope]"));
        Ended flawed = tested(folder.toString());
        assertThat(flawed.code()).isEqualTo(ExitCode.DEFINITION_INVALID);
        assertThat(flawed.out()).contains("NEED_UNKNOWN");
    }

    @Test
    void whatTakesTooLongIsEnded() throws Exception {
        Files.writeString(
                flow,
                ASKS.replace(
                        "nap: { type: time.wait@1, with: { for: 10ms } }",
                        "nap: { type: flow.fail@1, with: { code: X, message: x, retryable: true }, retry: { attempts: 5, delay: 30s } }"));
        test("slow", "inputs: { who: Eve }\nexpect: { state: failed }");
        Ended ended = tested(folder.toString(), "--timeout", "500ms");
        assertThat(ended.code()).isEqualTo(ExitCode.RUN_UNSUCCESSFUL);
        assertThat(ended.out()).contains("It took too long and was ended");
    }
}
