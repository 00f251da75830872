package dev.foldwork.node.builtin.file;

import static dev.foldwork.node.TestingRuns.failure;
import static dev.foldwork.node.TestingRuns.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.TestingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes that read and write single files. */
class FileNodesTest {

    @TempDir
    private Path home;

    private Path folder;
    private NodeContext context;

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createDirectories(home.toRealPath().resolve("data"));
        context = TestingContext.bare().granting("data", folder, true);
    }

    @Test
    void readsText() throws IOException {
        Files.writeString(folder.resolve("größe.txt"), "eins\r\nzwei ✓");

        Map<String, Object> output = output(context, "file.read@1", "folder", "data", "path", "größe.txt");

        assertThat(output).containsEntry("content", "eins\r\nzwei ✓").containsEntry("size", 14L);
    }

    @Test
    void readsJsonAlsoBehindAByteOrderMark() throws IOException {
        Files.writeString(folder.resolve("a.json"), "\uFEFF{\"n\": 1}");

        assertThat(output(context, "file.read@1", "folder", "data", "path", "a.json", "as", "json"))
                .containsEntry("content", Map.of("n", 1L));
    }

    @Test
    void readsAnArtifactThatWriteCanPutElsewhere() throws IOException {
        byte[] bytes = new byte[3_000_000];
        Arrays.fill(bytes, (byte) 200);
        Files.write(folder.resolve("big.pdf"), bytes);

        Object artifact = output(context, "file.read@1", "folder", "data", "path", "big.pdf", "as", "artifact")
                .get("content");
        Map<String, Object> written =
                output(context, "file.write@1", "folder", "data", "path", "copies/big.pdf", "content", artifact);

        assertThat(artifact)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "big.pdf")
                .containsEntry("mediaType", "application/pdf");
        assertThat(written).containsEntry("path", "copies/big.pdf").containsEntry("size", 3_000_000L);
        assertThat(folder.resolve("copies/big.pdf")).hasBinaryContent(bytes);
    }

    @Test
    void refusesWhatCannotBeReadAsAsked() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        Files.writeString(folder.resolve("broken.json"), "{\"a\": ");
        Files.write(folder.resolve("huge.txt"), new byte[1_000_001]);
        Files.createDirectory(folder.resolve("sub"));

        assertThat(code("file.read@1", "path", "binary")).isEqualTo("FILE_NOT_TEXT");
        assertThat(code("file.read@1", "path", "broken.json", "as", "json")).isEqualTo("FILE_NOT_JSON");
        assertThat(code("file.read@1", "path", "huge.txt")).isEqualTo("FILE_TOO_LARGE");
        assertThat(code("file.read@1", "path", "sub")).isEqualTo("FILE_IS_FOLDER");
        assertThat(code("file.read@1", "path", "gone.txt")).isEqualTo("FILE_NOT_FOUND");
        assertThat(code("file.read@1", "path", "binary/x")).isEqualTo("NOT_A_FOLDER");
        assertThat(code("file.read@1", "path", "binary", "as", "poem")).isEqualTo("TYPE_MISMATCH");
        assertThat(code("file.read@1", "path", 7L)).isEqualTo("TYPE_MISMATCH");
    }

    @Test
    void namesThePathAndTheRemedyInAFailure() {
        NodeFailure failure = failure(context, "file.read@1", "folder", "data", "path", "reports/june.csv");

        assertThat(failure).hasMessage("'reports/june.csv' in folder 'data' does not exist: check the path");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void writesTextAndCreatesFoldersOnTheWay() {
        Map<String, Object> output =
                output(context, "file.write@1", "folder", "data", "path", "a/b/ü.txt", "content", "grün");

        assertThat(output).containsEntry("path", "a/b/ü.txt").containsEntry("size", 5L);
        assertThat(folder.resolve("a/b/ü.txt")).hasContent("grün");
    }

    @Test
    void writesOtherValuesAsJson() throws IOException {
        var value = new LinkedHashMap<String, Object>();
        value.put("b", List.of(1L, true));
        value.put("a", null);

        output(context, "file.write@1", "folder", "data", "path", "v.json", "content", value);

        assertThat(output(context, "file.read@1", "folder", "data", "path", "v.json", "as", "json"))
                .containsEntry("content", value);
        assertThat(Files.readString(folder.resolve("v.json"))).endsWith("}\n");
    }

    @Test
    void replacesAFileAndKeepsItsPermissions() throws IOException {
        Path script = Files.writeString(folder.resolve("run.sh"), "old and longer");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));

        output(context, "file.write@1", "folder", "data", "path", "run.sh", "content", "new");

        assertThat(script).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void createsOnlyWhatIsNotThere() {
        Object[] settings = {"folder", "data", "path", "once.txt", "content", "1", "mode", "create"};
        output(context, "file.write@1", settings);

        NodeFailure failure = failure(
                TestingContext.bare().granting("data", folder, true).execution("other"), "file.write@1", settings);

        assertThat(failure.code()).isEqualTo("FILE_EXISTS");
        assertThat(folder.resolve("once.txt")).hasContent("1");
    }

    @Test
    void appendsToAFileOrBeginsIt() {
        for (String line : List.of("one\n", "two\n", "three\n")) {
            output(
                    TestingContext.bare().granting("data", folder, true).execution(line),
                    "file.write@1",
                    "folder",
                    "data",
                    "path",
                    "log.txt",
                    "content",
                    line,
                    "mode",
                    "append");
        }

        assertThat(folder.resolve("log.txt")).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void refusesToWriteOverFoldersAndLinks() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("real.txt"), "real");
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));

        assertThat(code("file.write@1", "path", "sub", "content", "x")).isEqualTo("FILE_IS_FOLDER");
        assertThat(code("file.write@1", "path", "link.txt", "content", "x")).isEqualTo("PATH_ESCAPES");
        assertThat(code("file.write@1", "path", "real.txt/x", "content", "x")).isEqualTo("NOT_A_FOLDER");
        assertThat(code("file.write@1", "path", "x", "content", "x", "mode", "maybe"))
                .isEqualTo("TYPE_MISMATCH");
        assertThat(code("file.write@1", "path", "x", "content", Map.of("$artifact", "sha256:00")))
                .isEqualTo("ARTIFACT_MISSING");
        assertThat(folder.resolve("real.txt")).hasContent("real");
    }

    @Test
    void leavesNoUnfinishedFileBehind() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "old");
        failure(
                context,
                "file.edit@1",
                "folder",
                "data",
                "path",
                "a.txt",
                "edits",
                List.of(Map.of("find", "missing", "replace", "x")));
        output(context, "file.write@1", "folder", "data", "path", "a.txt", "content", "new");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.txt"));
        }
    }

    @Test
    void editsOneAfterTheOther() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one two two three");

        Map<String, Object> output = output(
                context,
                "file.edit@1",
                "folder",
                "data",
                "path",
                "a.txt",
                "edits",
                List.of(
                        Map.of("find", "one", "replace", "1"),
                        Map.of("find", "two", "replace", "2", "all", true),
                        Map.of("find", "1 2", "replace", "$1\\2")));

        assertThat(output).containsEntry("replaced", 4);
        assertThat(folder.resolve("a.txt")).hasContent("$1\\2 2 three");
    }

    @Test
    void editsAllOrNothing() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one two two");

        NodeFailure missing = failure(
                context,
                "file.edit@1",
                "folder",
                "data",
                "path",
                "a.txt",
                "edits",
                List.of(Map.of("find", "one", "replace", "1"), Map.of("find", "four", "replace", "4")));
        NodeFailure twice = failure(
                context,
                "file.edit@1",
                "folder",
                "data",
                "path",
                "a.txt",
                "edits",
                List.of(Map.of("find", "two", "replace", "2")));

        assertThat(missing.code()).isEqualTo("EDIT_NOT_FOUND");
        assertThat(missing).hasMessageContaining("Edit 2").hasMessageContaining("'four'");
        assertThat(twice.code()).isEqualTo("EDIT_NOT_UNIQUE");
        assertThat(twice).hasMessageContaining("2 times");
        assertThat(code("file.edit@1", "path", "a.txt", "edits", List.of())).isEqualTo("TYPE_MISMATCH");
        assertThat(code("file.edit@1", "path", "a.txt", "edits", List.of(Map.of("find", "", "replace", ""))))
                .isEqualTo("TYPE_MISMATCH");
        assertThat(folder.resolve("a.txt")).hasContent("one two two");
    }

    @Test
    void stopsAReadThatIsInterrupted() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "x");
        var thrown = new Throwable[1];
        Thread thread = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            thrown[0] = catchThrowable(
                    () -> TestingRuns.attempt(context, "file.read@1", "folder", "data", "path", "a.txt"));
        });
        thread.join();

        assertThat(thrown[0]).isInstanceOf(InterruptedException.class);
    }

    private String code(String type, Object... settings) {
        Object[] all = new Object[settings.length + 2];
        all[0] = "folder";
        all[1] = "data";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return failure(context, type, all).code();
    }
}
