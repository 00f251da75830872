package dev.foldwork.conductor.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.testing.Expectation;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.RunDriver;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of protocol/cases/runs on a real Conductor server; {@code -Dfoldwork.case=} picks those whose name holds a
 * text, {@code -Dfoldwork.times=} repeats them.
 */
class CloudCasesTest {

    @TempDir
    static Path folder;

    static TestingCloud cloud;
    static TestingStudio studio;
    static WorkerHost worker;

    @BeforeAll
    static void open() throws Exception {
        cloud = TestingCloud.start(folder);
        studio = new TestingStudio(cloud.conductor().api());
        worker = WorkerHost.start(
                new WorkerSettings(
                        cloud.conductor().api(),
                        "tester",
                        TestingNodes.catalog(),
                        new ArtifactFolder(folder.resolve("artifacts")),
                        Map.of(),
                        InstantSource.system(),
                        WorkerSettings.SLOTS),
                studio);
    }

    @AfterAll
    static void close() throws Exception {
        worker.close();
        studio.close();
        cloud.close();
    }

    static List<RunCase> cases() {
        String only = System.getProperty("foldwork.case", "");
        int times = Integer.getInteger("foldwork.times", 1);
        List<RunCase> cases = RunCase.all(Path.of("..", "..", "protocol", "cases", "runs")).stream()
                .filter(each -> each.name().contains(only))
                .toList();
        return Collections.nCopies(times, cases).stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void meansWhatTheSemanticsSay(RunCase what) throws InterruptedException {
        assertThat(Expectation.differences(what.expect(), RunDriver.drive(studio, what)))
                .isEmpty();
    }
}
