package dev.foldwork.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.TestingCli.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no whole backup of a Foldwork like this one: each refused before anything is written. */
class RefusedBackupsTest {

    @TempDir
    static Path home;

    static TestingData data;
    static byte[] good;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        data = TestingData.make(home, 100);
        good = Files.readAllBytes(data.backup("good.backup"));
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("bad.backup"), bytes);
    }

    private static ThrowingCallable reading(Path file) {
        return () -> {
            try (BackupFile backup = BackupFile.open(file)) {
                Acceptance.check(backup.manifest());
                backup.verify(new Progress(dev.foldwork.cli.Terminal.ofProcess(
                        new java.io.PrintWriter(System.out, true),
                        new java.io.PrintWriter(System.err, true),
                        Map.of())));
            }
        };
    }

    @Test
    void everyDamagedByteIsFound() throws Exception {
        var random = new Random(41);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.clone();
            // Every place at the end, where the directory and the seal are, and places everywhere.
            int at = i < 100 ? bytes.length - 1 - i : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(reading(file(bytes))).as("byte " + at).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void otherProgramsCanUnpackAGoodOne() throws Exception {
        try (var zip = new ZipFile(home.resolve("good.backup").toFile());
                var in = zip.getInputStream(zip.getEntry("keys/token"))) {
            assertThat(in).hasContent("the token");
        }
    }

    @Test
    void cutFilesAreRefused() throws Exception {
        for (int length :
                new int[] {0, 1, 70, 71, 72, good.length / 2, good.length - 72, good.length - 71, good.length - 1}) {
            assertThatThrownBy(reading(file(Arrays.copyOf(good, length))))
                    .as("first " + length + " bytes")
                    .isInstanceOf(DamagedException.class);
        }
        assertThatThrownBy(reading(file(Arrays.copyOf(good, good.length + 1)))).isInstanceOf(DamagedException.class);
    }

    @Test
    void hostileEntriesAreRefused() throws Exception {
        byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        for (String name : new String[] {
            "/etc/passwd",
            "../token",
            "keys/../../token",
            "C:/token",
            "keys/password",
            "keys/TOKEN",
            "local/journal.db-wal",
            "database/postgres/schema.json",
            "database/foldwork/rows/public.a/../b",
            "artifacts/cloud/aa/../../../x",
            "keys/token\u0000",
            "",
            "MANIFEST.JSON"
        }) {
            refused(new ForgedBackup().with(name), "belongs in it");
        }
        refused(new ForgedBackup().with("keys\\token"), "");
        refused(new ForgedBackup().with("keys/token").hidden("keys/token", content), "stands twice");
        refused(new ForgedBackup().hidden("manifest.json", content), "stands twice");
        refused(new ForgedBackup().link("keys/token", "/etc/passwd"), "is a link");
        refused(new ForgedBackup().hidden("keys/token", content), "not in its manifest");
        refused(new ForgedBackup().with("keys/token").naming("keys/secret-key", 1, "0"), "not exactly once");
        refused(
                new ForgedBackup().hidden("keys/token", content).naming("keys/token", 1, "0"),
                "not what its manifest says");
        refused(new ForgedBackup().with("artifacts/cloud/aa/" + "a".repeat(64), content), "is another one");
        refused(new ForgedBackup().saying("kind", "something else"), "none of a backup");
        refused(new ForgedBackup().saying("versions", 3L), "incomplete");
        refused(new ForgedBackup().naming("keys/token", -1, ""), "incomplete");
    }

    @Test
    void bombsAreRefused() throws Exception {
        byte[] zeros = new byte[64 << 20];
        refused(
                new ForgedBackup().hidden("local/journal.db", zeros).naming("local/journal.db", 10, "0"),
                "larger than its manifest says");
        Path huge = new ForgedBackup()
                .hidden("local/journal.db", zeros)
                .naming("local/journal.db", 1L << 52, "0")
                .write(folder.resolve("huge.backup"));
        Path target = folder.resolve("target");
        Ended ended = data.run(target, "restore", huge.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("has room for").contains("Free some space");
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("target.restoring")).doesNotExist();
    }

    private void refused(ForgedBackup forged, String why) throws Exception {
        assertThatThrownBy(reading(forged.write(folder.resolve("forged.backup"))))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void newerBackupsAreRefused() throws Exception {
        assertThatThrownBy(
                        reading(new ForgedBackup().saying("formatVersion", 2L).write(folder.resolve("n.backup"))))
                .isInstanceOfSatisfying(
                        CliFailure.class, failure -> assertThat(failure.code()).isEqualTo("BACKUP_NEWER"));
        var versions = new HashMap<String, Object>(Map.of("foldwork", "0.1.0", "journal", "2"));
        assertThatThrownBy(
                        reading(new ForgedBackup().saying("versions", versions).write(folder.resolve("j.backup"))))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("a journal of version 2");
        Path later = new ForgedBackup()
                .saying("versions", Map.of("schema", "299901010000"))
                .with("database/foldwork/schema.json")
                .write(folder.resolve("later.backup"));
        Ended ended = data.run(folder.resolve("target"), "restore", later.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("299901010000").contains("at least as new");
        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(Acceptance.isNewer("3.32.10", "3.32.9")).isTrue();
        assertThat(Acceptance.isNewer("3.32.9", "3.32.10")).isFalse();
        assertThat(Acceptance.isNewer("18", "18")).isFalse();
        assertThat(Acceptance.isNewer("x", "18")).isTrue();
    }

    @Test
    void aRefusalChangesNothing() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(target.resolve("mine"), "mine");
        good[good.length / 2] ^= 1;
        Path bad = file(good);
        good[good.length / 2] ^= 1;
        Map<String, String> before = TestingData.everything(folder);

        Ended damaged = data.run(target, "restore", bad.toString(), "--force", "-o", "json");
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.out()).contains("BACKUP_DAMAGED");
        Ended full = data.run(target, "restore", home.resolve("good.backup").toString());
        assertThat(full.code()).isEqualTo(6);
        assertThat(full.err()).contains("not empty").contains("--force");
        assertThat(data.run(target, "restore", folder.resolve("none").toString())
                        .code())
                .isEqualTo(3);
        assertThat(data.run(target, "backup", folder.resolve("x").toString()).code())
                .isEqualTo(3);
        assertThat(data.run(data.data(), "backup", bad.toString()).code()).isEqualTo(6);
        assertThat(TestingData.everything(folder)).isEqualTo(before);
    }
}
