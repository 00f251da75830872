package dev.foldwork.cli.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner in a process of its own, whose connection is cut, held up and said again, and which is killed, while the
 * backend is started again now and then.
 *
 * <p>{@code -Dfoldwork.runner.cuts=200} disrupts that often, 40 times unless said otherwise.
 */
class DisruptionTest {

    private static final int CUTS = Integer.getInteger("foldwork.runner.cuts", 40);

    /** As many items as one run has; its result is the same whatever happens. */
    private static final int ITEMS = 6;

    private static final String FLOW = """
            inputs: { type: object, properties: { name: { type: string } } }
            access: { folders: { traces: { mode: read_write } } }
            nodes:
              each:
                type: flow.for_each@1
                with: { items: "${ [1..%d] }", concurrency: 2 }
                nodes:
                  rest: { type: time.wait@1, with: { for: 60ms } }
                  leave:
                    type: file.write@1
                    needs: [rest]
                    with: { folder: traces, path: "${ inputs.name & '_' & index & '.txt' }", content: "${ $string(item) }" }
                  twice: { type: data.set@1, needs: [leave], with: { v: "${ item * 2 }" } }
                outputs: { v: "${ nodes.twice.v }" }
            outputs: { all: "${ nodes.each.items.v }" }
            """.formatted(ITEMS);

    private enum Disruption {
        CUT,
        HOLD,
        HOLD_AND_CUT,
        SAY_AGAIN,
        KILL_RUNNER,
        RESTART_BACKEND
    }

    @TempDir
    Path home;

    private TestingBackend backend;
    private TestingCable cable;
    private Child child;
    private final List<String> runs = new ArrayList<>();
    private Path data;
    private Path traces;

    @BeforeEach
    void connect() throws Exception {
        data = Files.createDirectories(home.resolve("data"));
        traces = Files.createDirectories(home.resolve("traces"));
        cable = new TestingCable();
        backend = new TestingBackend(home.resolve("backend"), cable.port());
        cable.leadTo(backend.port());
        child = start();
    }

    @AfterEach
    void disconnect() throws Exception {
        stop();
        cable.close();
        backend.close();
    }

    @Test
    void everyRunEndsOnceWhateverBreaks() throws Exception {
        String runner = backend.runner(true);
        var counts = disrupt(runner);
        for (String run : runs) {
            Map<String, Object> ended = backend.end(run);
            assertThat(ended.get("state")).as(() -> ended.toString()).isEqualTo("succeeded");
            assertThat(TestingBackend.text(ended.get("output"))).isEqualTo("{\"all\":[2,4,6,8,10,12]}");
        }
        stop();
        int events = Records.same(backend, data, runs);
        System.out.println(
                "runner: " + counts + " in " + runs.size() + " runs, " + events + " events the same on both sides");
    }

    private Map<Disruption, Integer> disrupt(String runner) throws Exception {
        var random = new Random(20261126);
        var counts = new EnumMap<Disruption, Integer>(Disruption.class);
        for (int i = 0; i < CUTS; i++) {
            runs.add(backend.run(runner, FLOW, Map.of("inputs", Map.of("name", "run" + i))));
            Thread.sleep(random.nextInt(250));
            Disruption what = Disruption.values()[random.nextInt(Disruption.values().length)];
            counts.merge(what, 1, Integer::sum);
            switch (what) {
                case CUT -> cable.cut();
                case HOLD -> cable.hold(random.nextInt(400));
                case HOLD_AND_CUT -> {
                    cable.hold(200);
                    Thread.sleep(random.nextInt(200));
                    cable.cut();
                }
                case SAY_AGAIN -> cable.sayAgain(random.nextDouble());
                case KILL_RUNNER -> {
                    child.process().destroyForcibly().waitFor();
                    child = start();
                }
                case RESTART_BACKEND -> {
                    backend.stop();
                    backend.start();
                }
            }
            letRecover(i);
        }
        return counts;
    }

    /** Every few disruptions everything has to come to rest, so that they hit runs at work and not only a pause. */
    private void letRecover(int number) throws Exception {
        if (number % 4 == 3) {
            backend.end(runs.get(runs.size() - 2));
        }
    }

    private Child start() throws Exception {
        return new TestingCli(data)
                .start(
                        ":",
                        Map.of(
                                "FOLDWORK_URL",
                                "http://127.0.0.1:" + cable.port(),
                                "FOLDWORK_TOKEN",
                                backend.api().token()),
                        "runner",
                        "--name",
                        "disrupted",
                        "--folder",
                        "traces=" + traces);
    }

    private void stop() throws Exception {
        child.process().destroy();
        child.process().waitFor();
    }

    @Test
    void comesBackSoonHoweverOftenTheLineBreaks() throws Exception {
        for (int welcome = 1; welcome <= 6; welcome++) {
            awaitWelcomes(welcome);
            cable.cut();
        }
        awaitWelcomes(7);
        String said = Files.readString(child.err());
        assertThat(Pattern.compile("dialling again in ([0-9.]+) s")
                        .matcher(said)
                        .results()
                        .map(pause -> Double.parseDouble(pause.group(1))))
                .hasSize(6)
                .allMatch(seconds -> seconds <= 2.5);
    }

    private void awaitWelcomes(int count) throws Exception {
        for (int i = 0; i < 3_000; i++) {
            if (Files.readString(child.err()).split("Connected to", -1).length > count) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("not welcome " + count + " times: " + Files.readString(child.err()));
    }

    @Test
    void endsWellWhenItIsAskedTo() throws Exception {
        child.awaitErr("Connected to");
        var second = start().end();
        assertThat(second.code()).isEqualTo(6);
        assertThat(second.err()).contains("works with", "already");
        child.process().destroy();
        var ended = child.end();
        assertThat(ended.code()).isEqualTo(143);
        assertThat(ended.err()).contains("The runner has stopped").doesNotContain("Exception");
        backend.runner(false);
    }
}
