package dev.foldwork.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.testing.Expectation;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.RunDriver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of protocol/cases/runs on the local engine. */
class LocalCasesTest {

    @TempDir
    static Path folder;

    static LocalFolder local;

    @BeforeAll
    static void open() {
        local = new LocalFolder(folder);
    }

    @AfterAll
    static void close() {
        local.close();
    }

    static List<RunCase> cases() {
        return RunCase.all(Path.of("..", "protocol", "cases", "runs"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheSemanticsSay(RunCase what) throws InterruptedException {
        assertThat(Expectation.differences(what.expect(), RunDriver.drive(local.runner, what)))
                .isEmpty();
    }
}
