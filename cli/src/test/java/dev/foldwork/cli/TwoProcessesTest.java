package dev.foldwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process works on a run, another steers it: the same commands, and both see the same. */
class TwoProcessesTest {

    @TempDir
    Path folder;

    private static final String FLOW = """
            inputs: { type: object, properties: { nap: { type: string, default: 1m } } }
            nodes:
              begin: { type: data.set@1, with: { v: 1 } }
              sure: { type: chat.ask@1, needs: [begin], with: { question: Sure?, options: [Yes, No] } }
              nap: { type: time.wait@1, needs: [sure.yes], with: { for: "${ inputs.nap }" } }
              last: { type: data.set@1, needs: [nap], with: { v: "${ nodes.sure.answer }" } }
            outputs: { v: "${ nodes.last.v }" }
            """;

    private String state(TestingCli cli, String node) {
        Map<String, Object> run =
                Json.object(cli.run("runs", "get", "last", "-o", "json").out());
        for (Object each : (List<?>) run.get("nodes")) {
            if (node.equals(((Map<?, ?>) each).get("path"))) {
                return ((Map<?, ?>) each).get("state").toString();
            }
        }
        return run.get("state").toString();
    }

    private void await(TestingCli cli, String node, String state) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!state(cli, node).equals(state)) {
            assertThat(System.nanoTime()).as(node + " becomes " + state).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** Starts the run in a process in the background. */
    private static void begin(TestingCli cli, String... inputs) throws Exception {
        var arguments = new java.util.ArrayList<>(
                List.of("run", cli.flow("steered", FLOW).toString(), "--detach", "-o", "json"));
        arguments.addAll(List.of(inputs));
        assertThat(cli.run(arguments.toArray(String[]::new)).code()).isZero();
    }

    @Test
    void pauseResumeAnswerAndEnd() throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        begin(cli, "-i", "nap=10ms");
        await(cli, "sure", "asking");
        assertThat(cli.run("runs", "pause", "last").code()).isZero();
        assertThat(state(cli, "run")).isEqualTo("paused");
        Ended wrong = cli.run("runs", "answer", "last", "sure", "perhaps");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("one of yes, no");
        Ended nowhere = cli.run("runs", "answer", "last", "nap", "yes");
        assertThat(nowhere.code()).isEqualTo(6);
        assertThat(cli.run("runs", "resume", "last", "--no-input").code()).isEqualTo(9);
        Ended answered = cli.run("runs", "answer", "last", "sure", "yes");
        assertThat(answered.code()).as(answered.err()).isZero();
        assertThat(answered.out()).contains("v: yes");
        assertThat(answered.err()).contains("✓ last");
        Ended again = cli.run("runs", "rerun", "last", "--from", "last", "-o", "json");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("\"kept\":true");
    }

    @Test
    void cancelWithinTwoSecondsAndRetry() throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        begin(cli);
        await(cli, "sure", "asking");
        TestingCli.Child watching = cli.start("true", Map.of(), "runs", "answer", "last", "sure", "yes");
        await(cli, "nap", "running");
        watching.awaitErr("✓ sure");
        String id = cli.run("runs", "list").out().split(" ")[0];
        long begun = System.nanoTime();
        Ended cancelled = cli.run("runs", "cancel", id);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(cancelled.code()).isZero();
        assertThat(cancelled.err()).contains("cancelled");
        Ended seen = watching.end();
        assertThat(seen.code()).as("whoever watched sees it too").isEqualTo(8);
        assertThat(seen.err()).contains("⊘ steered cancelled");

        TestingCli.Child retrying = cli.start("true", Map.of(), "runs", "retry", id);
        retrying.awaitErr("✓ sure");
        String second = cli.run("runs", "list").out().split(" ")[0];
        assertThat(second).isNotEqualTo(id);
        assertThat(cli.run("runs", "cancel", second).code()).isZero();
        assertThat(retrying.end().code()).isEqualTo(8);
    }
}
