package dev.foldwork.node.builtin.file;

import static dev.foldwork.node.TestingRuns.failure;
import static dev.foldwork.node.TestingRuns.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.TestingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes that list, search, move and remove. */
class FolderNodesTest {

    @TempDir
    private Path home;

    private Path folder;
    private NodeContext context;

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createDirectories(home.toRealPath().resolve("data"));
        context = TestingContext.bare().granting("data", folder, true);
        for (String file : List.of("b.txt", "a.csv", "sub/c.txt", "sub/deep/d.md", "sub/deep/e.txt")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "first line\nhere is " + file + "\n");
        }
        Files.createSymbolicLink(folder.resolve("link"), Path.of("sub"));
    }

    @Test
    void listsAFolderInOrderWithoutLinks() throws IOException {
        Files.setLastModifiedTime(folder.resolve("a.csv"), FileTime.fromMillis(1_700_000_000_000L));

        Map<String, Object> output = output(context, "file.list@1", "folder", "data");

        assertThat(paths(output)).containsExactly("a.csv", "b.txt", "sub");
        assertThat(output).containsEntry("truncated", false);
        assertThat(entry(output, 0))
                .containsEntry("name", "a.csv")
                .containsEntry("kind", "file")
                .containsEntry("size", 25L)
                .containsEntry("modified", "2023-11-14T22:13:20Z");
        assertThat(entry(output, 2)).containsEntry("kind", "folder").containsEntry("size", 0L);
    }

    @Test
    void listsSubfoldersWithPathsOfTheGrantedFolder() {
        assertThat(paths(output(context, "file.list@1", "folder", "data", "path", "sub", "recursive", true)))
                .containsExactly("sub/c.txt", "sub/deep", "sub/deep/d.md", "sub/deep/e.txt");
    }

    @Test
    void choosesByPattern() {
        assertThat(listed("glob", "*.txt")).containsExactly("b.txt");
        assertThat(listed("glob", "*.txt", "recursive", true)).containsExactly("b.txt", "sub/c.txt", "sub/deep/e.txt");
        assertThat(listed("glob", "**/*.txt")).containsExactly("b.txt", "sub/c.txt", "sub/deep/e.txt");
        assertThat(listed("glob", "sub/**"))
                .containsExactly("sub", "sub/c.txt", "sub/deep", "sub/deep/d.md", "sub/deep/e.txt");
        assertThat(listed("glob", "**/{d,e}.*")).containsExactly("sub/deep/d.md", "sub/deep/e.txt");
        assertThat(listed("glob", "?.csv")).containsExactly("a.csv");
        assertThat(failure(context, "file.list@1", "folder", "data", "glob", "{a")
                        .code())
                .isEqualTo("GLOB_INVALID");
    }

    @Test
    void staysFastForHostilePatterns() throws Exception {
        Glob glob = Glob.parse("**/a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b/**/a*a*a*a*a*a*a*a*c");

        assertThat(glob.matches(Collections.nCopies(30, "a".repeat(255)))).isFalse();
    }

    @Test
    void saysWhenAListIsCut() {
        Map<String, Object> output = output(context, "file.list@1", "folder", "data", "limit", 2L);

        assertThat(paths(output)).containsExactly("a.csv", "b.txt");
        assertThat(output).containsEntry("truncated", true);
        assertThat(failure(context, "file.list@1", "folder", "data", "limit", 0L)
                        .code())
                .isEqualTo("TYPE_MISMATCH");
        assertThat(failure(context, "file.list@1", "folder", "data", "path", "b.txt")
                        .code())
                .isEqualTo("NOT_A_FOLDER");
    }

    @Test
    void listsThousandsOfFiles() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 3000; i++) {
            Files.createFile(many.resolve("a-rather-long-name-of-a-file-" + i));
        }

        assertThat(paths(output(context, "file.list@1", "folder", "data", "path", "many", "limit", 5000L)))
                .hasSize(3000)
                .isSorted();
        assertThat(output(context, "file.remove@1", "folder", "data", "path", "many", "recursive", true))
                .containsEntry("removed", true);
        assertThat(many).doesNotExist();
    }

    @Test
    void findsLines() {
        Map<String, Object> output = output(context, "file.search@1", "folder", "data", "text", "here is sub");

        assertThat((List<?>) output.get("matches"))
                .isEqualTo(List.of(
                        Map.of("path", "sub/c.txt", "line", 2L, "text", "here is sub/c.txt"),
                        Map.of("path", "sub/deep/d.md", "line", 2L, "text", "here is sub/deep/d.md"),
                        Map.of("path", "sub/deep/e.txt", "line", 2L, "text", "here is sub/deep/e.txt")));
        assertThat(output).containsEntry("truncated", false);
    }

    @Test
    void searchesByPatternOneFileAndWithoutCase() throws IOException {
        Files.writeString(folder.resolve("b.txt"), "ÄPFEL und Birnen\r\n");

        assertThat(matches("text", "äpfel", "ignoreCase", true))
                .isEqualTo(List.of(Map.of("path", "b.txt", "line", 1L, "text", "ÄPFEL und Birnen")));
        assertThat(matches("text", "first", "glob", "*.md")).hasSize(1);
        assertThat(matches("text", "first", "path", "sub/c.txt")).hasSize(1);
        assertThat(matches("text", "nowhere")).isEmpty();
    }

    @Test
    void cutsLongLinesAndPassesOverBinaries() throws IOException {
        Files.writeString(folder.resolve("long.txt"), "x".repeat(5000) + "needle" + "y".repeat(5000));
        Files.write(folder.resolve("binary"), "needle\0".getBytes(StandardCharsets.UTF_8));

        List<Map<String, Object>> matches = matches("text", "needle");

        assertThat(matches).hasSize(1);
        assertThat((String) matches.getFirst().get("text")).contains("needle").hasSizeLessThan(510);
    }

    @Test
    void saysWhenASearchIsCut() {
        Map<String, Object> output = output(context, "file.search@1", "folder", "data", "text", "line", "limit", 2L);

        assertThat((List<?>) output.get("matches")).hasSize(2);
        assertThat(output).containsEntry("truncated", true);
    }

    @Test
    void movesFilesAndFoldersAlsoBetweenGrantedFolders() throws IOException {
        Path other = Files.createDirectories(home.toRealPath().resolve("other"));
        NodeContext both = TestingContext.bare().granting("data", folder, true).granting("other", other, true);

        assertThat(output(both, "file.move@1", "folder", "data", "path", "sub", "toFolder", "other", "to", "x/y"))
                .containsEntry("path", "x/y");
        output(both, "file.move@1", "folder", "data", "path", "a.csv", "to", "renamed.csv");

        assertThat(other.resolve("x/y/deep/d.md")).exists();
        assertThat(folder.resolve("sub")).doesNotExist();
        assertThat(folder.resolve("renamed.csv")).exists();
    }

    @Test
    void movesOverAFileOnlyWhenTold() {
        assertThat(code("file.move@1", "path", "a.csv", "to", "b.txt")).isEqualTo("FILE_EXISTS");

        output(context, "file.move@1", "folder", "data", "path", "a.csv", "to", "b.txt", "overwrite", true);

        assertThat(folder.resolve("b.txt")).content().contains("a.csv");
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    @Test
    void refusesMovesThatCannotBe() {
        assertThat(code("file.move@1", "path", "sub", "to", "sub/deep/inside")).isEqualTo("MOVE_INTO_ITSELF");
        assertThat(code("file.move@1", "path", "gone", "to", "x")).isEqualTo("FILE_NOT_FOUND");
        assertThat(code("file.move@1", "path", "link", "to", "x")).isEqualTo("PATH_ESCAPES");
        assertThat(code("file.move@1", "path", "a.csv", "to", "sub", "overwrite", true))
                .isEqualTo("FILE_IS_FOLDER");
        assertThat(code("file.move@1", "path", "a.csv", "to", "b.txt/x")).isEqualTo("NOT_A_FOLDER");
        assertThat(code("file.move@1", "path", "a.csv", "toFolder", "other", "to", "x"))
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void removesFilesEmptyFoldersAndTrees() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("sub/out"), home.resolve("data"));

        for (String path : List.of("a.csv", "empty", "link")) {
            assertThat(output(context, "file.remove@1", "folder", "data", "path", path))
                    .containsEntry("removed", true);
            assertThat(folder.resolve(path)).doesNotExist();
        }
        assertThat(code("file.remove@1", "path", "sub")).isEqualTo("FOLDER_NOT_EMPTY");
        output(context, "file.remove@1", "folder", "data", "path", "sub", "recursive", true);

        assertThat(folder).isDirectoryContaining(file -> file.endsWith("b.txt"));
        assertThat(folder.resolve("sub")).doesNotExist();
    }

    @Test
    void removesWhatIsMissingOnlyWhenTold() {
        assertThat(code("file.remove@1", "path", "gone")).isEqualTo("FILE_NOT_FOUND");
        assertThat(output(context, "file.remove@1", "folder", "data", "path", "gone/deeper", "missingOk", true))
                .containsEntry("removed", false);
    }

    private List<String> listed(Object... settings) {
        return paths(output(context, "file.list@1", all(settings)));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> matches(Object... settings) {
        return (List<Map<String, Object>>)
                output(context, "file.search@1", all(settings)).get("matches");
    }

    private String code(String type, Object... settings) {
        return failure(context, type, all(settings)).code();
    }

    private static Object[] all(Object... settings) {
        Object[] all = new Object[settings.length + 2];
        all[0] = "folder";
        all[1] = "data";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<String> paths(Map<String, Object> output) {
        return ((List<Map<String, Object>>) output.get("entries"))
                .stream().map(entry -> (String) entry.get("path")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(Map<String, Object> output, int index) {
        return ((List<Map<String, Object>>) output.get("entries")).get(index);
    }
}
