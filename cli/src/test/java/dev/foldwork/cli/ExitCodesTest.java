package dev.foldwork.cli;

import static dev.foldwork.cli.TestingCli.SAMPLES;
import static dev.foldwork.cli.TestingCli.foldwork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each exit code of the contract, produced for real. */
class ExitCodesTest {

    @TempDir
    static Path folder;

    static TestingCli cli;
    static String hello;
    static Path nap;
    static Path asks;
    static Path fails;

    @BeforeAll
    static void flows() {
        cli = new TestingCli(folder.resolve("data"));
        hello = SAMPLES.resolve("hello").toString();
        nap = cli.flow("nap", "nodes:\n  a: { type: time.wait@1, with: { for: 1m } }\n");
        asks = cli.flow("asks", "nodes:\n  q: { type: chat.ask@1, with: { question: Well?, options: [Yes, No] } }\n");
        fails = cli.flow("fails", """
                nodes:
                  a: { type: flow.fail@1, with: { code: TOO_SAD, message: Nothing works. } }
                """);
    }

    @Test
    void zeroWhenItWent() {
        assertThat(cli.run("run", hello).code()).isZero();
    }

    @Test
    void oneWhenItDidNot() {
        assertThat(foldwork("diff", SAMPLES.resolve("hello").toString(), fails.toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    void twoWhenItIsNotUnderstood() {
        Ended ended = foldwork("frobnicate");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'frobnicate'").contains("foldwork --help");
        assertThat(foldwork("run").code()).isEqualTo(2);
        assertThat(Json.object(foldwork("run", "x", "--no-such", "-o", "json").out()))
                .containsKey("error");
    }

    @Test
    void threeWhenItIsNotThere() {
        assertThat(cli.run("runs", "get", "zzzz").code()).isEqualTo(3);
        assertThat(foldwork("check", "no.flow.yaml").code()).isEqualTo(3);
    }

    @Test
    void fourWithoutAToken() throws Exception {
        Ended ended = cli.start("true", Map.of("FOLDWORK_URL", "http://127.0.0.1:1"), "runs", "list", "--cloud")
                .end();
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("FOLDWORK_TOKEN");
    }

    @Test
    void fiveWhenNobodyAnswers() {
        Ended ended = cli.run("run", hello, "--cloud");
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("foldwork up");
        assertThat(cli.run("status").code()).isEqualTo(5);
    }

    @Test
    void sixWhenItCannotBeDoneNow() {
        String run =
                Json.object(cli.run("run", hello, "-o", "json").out()).get("id").toString();
        for (String verb : new String[] {"cancel", "pause", "resume", "retry"}) {
            Ended ended = cli.run("runs", verb, run);
            assertThat(ended.code()).as(verb).isEqualTo(6);
            assertThat(ended.err()).contains(run).contains("rerun");
        }
    }

    @Test
    void sevenWhenTheFlowIsNotSound() {
        assertThat(foldwork("check", cli.flow("bad", "nodes: {}\nfoo: 1\n").toString())
                        .code())
                .isEqualTo(7);
    }

    @Test
    void eightWhenTheRunFails() {
        Ended ended = cli.run("run", fails.toString());
        assertThat(ended.code()).isEqualTo(8);
        assertThat(ended.err())
                .contains("✗ fails failed", "TOO_SAD at a", "Nothing works.")
                .contains("→ foldwork runs retry");
    }

    @Test
    void nineWhenItWaitsForAnAnswer() {
        Ended ended = cli.run("run", asks.toString(), "--no-input");
        assertThat(ended.code()).isEqualTo(9);
        assertThat(ended.err()).contains("Well?").containsPattern("→ foldwork runs answer \\S+ q yes\\|no");
    }

    @Test
    void hundredAndTwentyFourWhenItTakesTooLong() {
        Ended ended = cli.run("run", nap.toString(), "--timeout", "300ms", "-o", "json");
        assertThat(ended.code()).isEqualTo(124);
        assertThat(Json.object(ended.out()).get("state")).isEqualTo("cancelled");
    }

    @Test
    void hundredAndThirtyWhenInterrupted() throws Exception {
        TestingCli.Child child =
                cli.start("true", Map.of(), "run", cli.flow("nap_twice", """
                nodes:
                  first: { type: data.set@1, with: { v: 1 } }
                  a: { type: time.wait@1, needs: [first], with: { for: 1m } }
                """).toString());
        child.awaitErr("✓ first");
        new ProcessBuilder("kill", "-INT", Long.toString(child.process().pid()))
                .start()
                .waitFor();
        Ended ended = child.end();
        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err())
                .contains("Left run")
                .contains("foldwork runs watch")
                .contains("foldwork runs cancel");
        assertThat(cli.run("runs", "cancel", "last").code()).isZero();
    }
}
