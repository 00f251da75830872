package dev.foldwork.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that cannot be used: exit code 1, which file, what to do, and not one byte of it changed. */
class BadJournalTest {

    private static final String HELLO = TestingCli.SAMPLES.resolve("hello").toString();

    @TempDir
    Path folder;

    private TestingCli cli() {
        return new TestingCli(folder.resolve("data"));
    }

    private Path journal() {
        return folder.resolve("data/journal.db");
    }

    private void refused(String code, String remedy) throws Exception {
        byte[] before = Files.readAllBytes(journal());
        for (List<String> command : List.of(
                List.of("run", HELLO), List.of("runs", "list"), List.of("runs", "get", "last"), List.of("doctor"))) {
            Ended ended = cli().run(command.toArray(String[]::new));
            String said = ended.out() + ended.err();
            assertThat(ended.code()).as(command + said).isEqualTo(1);
            assertThat(said).contains("ournal").contains("→ ").contains(remedy).doesNotContain("unforeseen");
            Ended json = cli().run(join(command, "-o", "json"));
            assertThat(json.out()).as(command.toString()).contains(code);
        }
        assertThat(Files.readAllBytes(journal())).isEqualTo(before);
    }

    private static String[] join(List<String> command, String... more) {
        var all = new java.util.ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void ofANewerVersion() throws Exception {
        assertThat(cli().run("run", HELLO).code()).isZero();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal());
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version=99");
        }
        refused("JOURNAL_VERSION", "newer Foldwork");
    }

    @Test
    void thatIsNone() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Files.createDirectories(folder.resolve("data"));
        Files.write(journal(), noise);
        refused("JOURNAL_DAMAGED", "move journal.db");
    }

    @Test
    void thatIsDamagedInside() throws Exception {
        assertThat(cli().run("run", HELLO).code()).isZero();
        byte[] bytes = Files.readAllBytes(journal());
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0xaa);
        Files.write(journal(), bytes);
        refused("JOURNAL_DAMAGED", "move journal.db");
    }

    @Test
    void inAFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Ended ended = new TestingCli(file.resolve("data")).run("run", HELLO);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("data folder").contains("--data DIR");
    }
}
