package dev.foldwork.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli.Child;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.cli.stack.StackHold;
import dev.foldwork.postgres.PostgresServer;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores that are killed, run out of room or meet somebody else at work. */
class BrokenOffTest {

    private static final int ROWS = 150_000;

    @TempDir
    static Path home;

    static TestingData data;
    static Path backup;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        data = TestingData.make(home, ROWS);
        backup = data.backup("good.backup");
    }

    private static List<String> left(Path folder) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    /** Begins a restore and ends it while it fills the database. */
    private void end(String signal, Path target, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("restore", backup.toString()));
        arguments.addAll(List.of(more));
        Child child = data.start("true", target, arguments.toArray(String[]::new));
        awaitServer(child, target.resolveSibling(target.getFileName() + ".restoring/data/stack/postgres"));
        signal(signal, child);
    }

    private static void awaitServer(Child child, Path postgres) throws Exception {
        while (!Files.exists(postgres.resolve("data/postmaster.pid"))) {
            assertThat(child.process().isAlive())
                    .as(Files.readString(child.err()))
                    .isTrue();
            Thread.sleep(10);
        }
        Thread.sleep(400);
    }

    private static void signal(String signal, Child child) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(child.process().pid()))
                .start()
                .waitFor();
        assertThat(child.process().waitFor()).isNotZero();
    }

    private static long rows(Path target) throws Exception {
        var server = PostgresServer.start(
                new PostgresSettings(target.resolve("stack/postgres"), TestingCloud.freePort(), List.of()));
        try (var connection =
                        DriverManager.getConnection(server.url("foldwork"), PostgresSettings.USER, server.password());
                var rows = connection.createStatement().executeQuery("select count(*) from audit_event")) {
            rows.next();
            return rows.getLong(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aKilledRestoreIsMarkedAndCanBeRunAgain() throws Exception {
        Path target = folder.resolve("target");
        end("KILL", target);
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("target.restoring")).isDirectory();
        Ended up = data.run(target, "up", "--port", Integer.toString(TestingCloud.freePort()));
        assertThat(up.code()).as(up.err()).isEqualTo(6);
        assertThat(up.err()).contains("broken off").contains("foldwork restore");
        assertThat(target).doesNotExist();

        Ended again = data.run(target, "restore", backup.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(rows(target)).isEqualTo(ROWS);
        assertThat(Files.readString(target.resolve("stack/token"))).isEqualTo("the token");
        assertThat(target.resolve("stack/worker/artifacts")
                        .resolve(TestingData.ARTIFACT.substring(0, 2))
                        .resolve(TestingData.ARTIFACT))
                .hasContent("an artifact");
        assertThat(folder.resolve("target.restoring")).doesNotExist();
        assertThat(left(folder)).isEmpty();
    }

    @Test
    void aKilledRestoreOverSomethingLeavesIt() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(target.resolve("mine"), "mine");
        Map<String, String> before = TestingData.everything(target);
        end("KILL", target, "--force");
        assertThat(TestingData.everything(target)).isEqualTo(before);
        Ended again = data.run(target, "restore", backup.toString(), "--force");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(target.resolve("mine")).doesNotExist();
        try (var beside = Files.list(folder)) {
            Path kept = beside.filter(each -> each.getFileName().toString().startsWith("target.before-restore-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.resolve("mine")).hasContent("mine");
        }
        assertThat(left(folder)).isEmpty();
    }

    @Test
    void anInterruptedOneLeavesNothing() throws Exception {
        Path target = folder.resolve("target");
        end("INT", target);
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("target.restoring")).doesNotExist();
        assertThat(left(folder)).isEmpty();

        Path file = folder.resolve("interrupted.backup");
        Child child = data.start("true", data.data(), "backup", file.toString());
        awaitServer(child, data.data().resolve("stack/postgres"));
        signal("INT", child);
        assertThat(TestingData.everything(folder)).isEmpty();
        assertThat(left(data.data())).isEmpty();
        assertThat(data.run(data.data(), "backup", file.toString()).code()).isZero();
    }

    @Test
    void withoutRoomNothingIsLeft() throws Exception {
        Path file = folder.resolve("small.backup");
        // The server itself has room: it is the file of the backup that finds none.
        var server = PostgresServer.start(
                new PostgresSettings(data.data().resolve("stack/postgres"), TestingCloud.freePort(), List.of()));
        Ended made;
        try {
            made = data.start("ulimit -S -f 512", data.data(), "backup", file.toString())
                    .end();
            assertThat(server.isRunning()).as("a server that was up stays up").isTrue();
        } finally {
            server.stop();
        }
        assertThat(made.code()).as(made.err()).isEqualTo(1);
        assertThat(made.err()).containsIgnoringCase("too large");
        Path target = folder.resolve("target");
        Ended restored = data.start("ulimit -S -f 2048", target, "restore", backup.toString())
                .end();
        assertThat(restored.code()).as(restored.err()).isEqualTo(1);
        assertThat(restored.err()).contains("was not restored");
        assertThat(TestingData.everything(folder)).isEmpty();
        assertThat(folder.resolve("target.restoring")).doesNotExist();
        assertThat(left(folder)).isEmpty();
        assertThat(data.run(target, "restore", backup.toString()).code()).isZero();
    }

    @Test
    void aSystemThatRunsIsNotReplaced() throws Exception {
        Path target = folder.resolve("target");
        assertThat(data.run(target, "restore", backup.toString()).code()).isZero();
        try (StackHold hold = StackHold.of(target).orElseThrow()) {
            Map<String, String> before = TestingData.everything(target);
            Ended refused = data.run(target, "restore", backup.toString(), "--force");
            assertThat(refused.code()).as(refused.err()).isEqualTo(6);
            assertThat(refused.err()).contains("is running").contains("foldwork down");
            Ended starting =
                    data.run(target, "backup", folder.resolve("x.backup").toString());
            assertThat(starting.code()).as(starting.err()).isEqualTo(6);
            assertThat(starting.err()).contains("starting or stopping");
            assertThat(TestingData.everything(target)).isEqualTo(before);
            assertThat(hold).isNotNull();
        }
    }
}
