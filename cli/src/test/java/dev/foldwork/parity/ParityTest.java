package dev.foldwork.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.LocalSettings;
import dev.foldwork.local.MachineSecrets;
import dev.foldwork.local.journal.SqliteJournal;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.testing.Expectation;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.RunDriver;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.TestingShop;
import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every written case and flows made by chance, on both engines with real servers.
 *
 * <p>{@code -Dfoldwork.random=N} makes N flows by chance (60 unless said otherwise), {@code -Dfoldwork.seeds=1,2,3}
 * takes these seeds instead.
 */
class ParityTest {

    private static final int AT_ONCE = 6;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    static Path folder;

    static CloudUnderTest cloud;
    static SqliteJournal journal;
    static LocalRunner local;

    @BeforeAll
    static void open() throws Exception {
        cloud = CloudUnderTest.start(folder);
        journal = SqliteJournal.open(folder.resolve("journal.db"), notice -> {});
        local = new LocalRunner(
                journal,
                new LocalSettings(
                        TestingNodes.catalog(),
                        InstantSource.system(),
                        folder.resolve("locks"),
                        new ArtifactFolder(folder.resolve("local-artifacts")),
                        new MachineSecrets(TestingNodes.secrets(), TestingShop.connections()),
                        notice -> {}));
    }

    @AfterAll
    static void close() throws Exception {
        local.close();
        journal.close();
        cloud.close();
    }

    @Test
    void everyWrittenCaseMeansTheSame() throws Exception {
        var cases = RunCase.all(TestingCloud.checkout().resolve("protocol/cases/runs"));
        assertThat(compared("written cases", cases)).isEmpty();
    }

    @Test
    void everyFlowMadeByChanceMeansTheSame() throws Exception {
        assertThat(compared(
                        "flows made by chance", seeds().mapToObj(RandomFlow::of).toList()))
                .isEmpty();
    }

    private static LongStream seeds() {
        String given = System.getProperty("foldwork.seeds", "");
        return given.isBlank()
                ? LongStream.rangeClosed(1, Integer.getInteger("foldwork.random", 60))
                : Arrays.stream(given.split(",")).mapToLong(Long::parseLong);
    }

    private static List<String> compared(String what, List<RunCase> cases) throws Exception {
        var differences = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new LinkedHashMap<RunCase, Future<List<String>>>();
            cases.forEach(each -> results.put(each, threads.submit(() -> differences(each, each))));
            for (Map.Entry<RunCase, Future<List<String>>> result : results.entrySet()) {
                String name = result.getKey().name();
                try {
                    result.getValue()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .forEach(difference -> differences.add(name + ": " + difference));
                } catch (TimeoutException never) {
                    differences.add(name + ": does not end");
                    result.getValue().cancel(true);
                } catch (ExecutionException broken) {
                    differences.add(name + ": " + broken.getCause());
                }
            }
        }
        System.out.println("parity: " + cases.size() + " " + what + ", " + differences.size() + " differences");
        differences.forEach(System.out::println);
        return differences;
    }

    private static List<String> differences(RunCase here, RunCase there) throws Exception {
        // A run that never ends must not keep the others from being told of.
        var inCloud = new FutureTask<>(() -> RunDriver.drive(cloud.runs(there), there));
        Thread.ofVirtual().start(inCloud);
        RunDriver.Observed onLocal = RunDriver.drive(local, here);
        RunDriver.Observed onCloud = inCloud.get();
        var differences = new ArrayList<>(Comparison.differences(onLocal, onCloud));
        if (!there.expect().isEmpty()) {
            differences.addAll(Expectation.differences(there.expect(), onCloud));
        }
        return differences;
    }

    /** What retention takes from the engine: everything of the run that ended, and nothing of another. */
    @Test
    void theEngineForgetsWhatItIsToldToForget() throws Exception {
        Map<String, Object> body = Map.of("b", Map.of("type", "data.set@1", "with", Map.of("v", "${ item }")));
        Map<String, Object> each = Map.of(
                "type",
                "flow.for_each@1",
                "with",
                Map.of("items", List.of(1L, 2L)),
                "nodes",
                body,
                "outputs",
                Map.of());
        RunCase what = flow(Map.of("each", each));
        var runs = cloud.runs(what);
        String gone = runs.start(what.plan(), Map.of(), StartOptions.NONE);
        String stays = runs.start(what.plan(), Map.of(), StartOptions.NONE);
        runs.follow(gone, 0, event -> true);
        runs.follow(stays, 0, event -> true);
        try (var engine = new CloudEngine(new ConductorApi(cloud.conductor()))) {
            int before = engine.events(what.plan(), stays).size();
            assertThat(engine.events(what.plan(), gone)).hasSize(before);
            engine.forget(what.plan(), gone);
            engine.forget(what.plan(), gone);
            assertThat(engine.events(what.plan(), gone)).isEmpty();
            assertThat(engine.events(what.plan(), stays)).hasSize(before);
        }
        assertThat(runs.nodes(gone)).isNotEmpty();
    }

    /** Negative control: what differs on purpose is seen. */
    @Test
    void seesAnAttemptTooMany() throws Exception {
        RunCase twice = retried(2);
        RunCase thrice = retried(3);
        assertThat(differences(twice, thrice)).anyMatch(difference -> difference.startsWith("a attempts: 2"));
    }

    private static RunCase retried(long attempts) {
        Map<String, @Nullable Object> node = Map.of(
                "type",
                "test.flaky@1",
                "retry",
                Map.of("attempts", attempts, "delay", "5ms"),
                "onError",
                "continue",
                "with",
                Map.of("failures", 9L, "value", 1L));
        return flow(Map.of("a", node));
    }

    /** Negative control: a skip that is not passed on is seen. */
    @Test
    void seesASkipThatIsNotPassedOn() throws Exception {
        Map<String, Object> branch = Map.of("type", "flow.if@1", "with", Map.of("condition", "${ false }"));
        Map<String, Object> first = Map.of("type", "data.set@1", "needs", List.of("q.then"), "with", Map.of("v", 1L));
        Map<String, Object> behind = Map.of("type", "data.set@1", "needs", List.of("a"), "with", Map.of("v", 2L));
        Map<String, Object> loose = Map.of("type", "data.set@1", "needs", List.of("q"), "with", Map.of("v", 2L));
        assertThat(differences(
                        flow(Map.of("q", branch, "a", first, "b", behind)),
                        flow(Map.of("q", branch, "a", first, "b", loose))))
                .anyMatch(difference -> difference.startsWith("b state: \"skipped\""));
    }

    private static RunCase flow(Map<String, ?> nodes) {
        return new RunCase("control", List.of(), Map.of("flow", Map.of("nodes", nodes, "outputs", Map.of())));
    }
}
