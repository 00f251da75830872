package dev.foldwork.node.builtin.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.json.Json;
import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.NodeResult;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.TestingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing outside a granted folder can be read or changed. */
class FileJailTest {

    private static final String SECRET = "OUTSIDE-SECRET";
    private static final Set<String> REFUSALS = Set.of(
            "PATH_INVALID",
            "PATH_ESCAPES",
            "PATH_PROTECTED",
            "FILE_NOT_FOUND",
            "FILE_IS_FOLDER",
            "FILE_SPECIAL",
            "FILE_EXISTS",
            "NOT_A_FOLDER",
            "FOLDER_NOT_EMPTY",
            "EDIT_NOT_FOUND");

    @TempDir
    private Path home;

    private Path granted;
    private Path outside;
    private NodeContext context;

    @BeforeEach
    void lay() throws Exception {
        home = home.toRealPath();
        granted = Files.createDirectories(home.resolve("granted"));
        outside = Files.createDirectories(home.resolve("outside"));
        Path evil = Files.createDirectories(home.resolve("granted-evil"));
        Files.writeString(outside.resolve("secret.txt"), SECRET);
        Files.writeString(evil.resolve("secret.txt"), SECRET);
        context = TestingContext.bare().granting("data", granted, true);
        fill();
    }

    private void fill() throws Exception {
        Path inner = Files.createDirectories(granted.resolve("inner"));
        Files.writeString(inner.resolve("note.txt"), "inside");
        link("absolute_link", outside.toString());
        link("relative_link", "../outside");
        link("chain", "relative_link");
        link("inner/up", "../..");
        link("file_link", "../outside/secret.txt");
        link("dangling", "../outside/new.txt");
        link("loop", "loop");
        link("root", "/");
        link("proc", "/proc");
        link("magic", "/proc/self/root");
        link("null_link", "/dev/null");
        link("prefix_link", "../granted-evil");
        link("inner/note_link", "note.txt");
        if (!Files.exists(granted.resolve("pipe"))) {
            String pipe = granted.resolve("pipe").toString();
            assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        }
    }

    @AfterEach
    void removeLinks() throws IOException {
        for (String name : List.of("root", "proc", "magic", "null_link")) {
            Files.deleteIfExists(granted.resolve(name));
        }
    }

    private void link(String name, String target) throws IOException {
        Files.deleteIfExists(granted.resolve(name));
        Files.createSymbolicLink(granted.resolve(name), Path.of(target));
    }

    @Test
    void letsNoCraftedPathEscape() throws Exception {
        Map<String, String> before = outsideFiles();
        Set<String> paths = HostilePaths.all(outside);
        int attempts = 0;
        var escapes = new ArrayList<String>();
        for (String path : paths) {
            for (Object[] call : calls(path)) {
                attempts++;
                if (escapes(call)) {
                    escapes.add(call[0] + " " + path);
                }
            }
        }
        System.out.printf("jail: %d crafted paths, %d attempts, %d escapes%n", paths.size(), attempts, escapes.size());
        assertThat(paths).hasSizeGreaterThanOrEqualTo(150);
        assertThat(escapes).isEmpty();
        assertThat(outsideFiles()).isEqualTo(before);
    }

    @Test
    void seesANaiveReaderEscape() {
        int escapes = 0;
        for (String path : HostilePaths.all(outside)) {
            try {
                Path file = granted.resolve(path);
                // Some lead to a terminal or a pipe, where reading waits for ever.
                boolean readable = Files.isRegularFile(file);
                escapes += readable && Files.readString(file).contains(SECRET) ? 1 : 0;
            } catch (IOException | InvalidPathException refused) {
                // Most crafted paths lead nowhere; enough lead outside.
            }
        }
        assertThat(escapes).isGreaterThan(20);
    }

    /** Every node that takes a path gets it, wherever it takes one. */
    private static List<Object[]> calls(String path) {
        return List.of(
                new Object[] {"file.read@1", "path", path},
                new Object[] {"file.read@1", "path", path, "as", "artifact"},
                new Object[] {"file.list@1", "path", path, "recursive", true},
                new Object[] {"file.search@1", "path", path, "text", "SECRET"},
                new Object[] {"file.write@1", "path", path, "content", "mine"},
                new Object[] {"file.write@1", "path", path, "content", "mine", "mode", "append"},
                new Object[] {
                    "file.edit@1", "path", path, "edits", List.of(Map.of("find", "OUTSIDE", "replace", "mine"))
                },
                new Object[] {"file.move@1", "path", path, "to", "stolen.txt", "overwrite", true},
                new Object[] {"file.move@1", "path", "inner/note.txt", "to", path, "overwrite", true},
                new Object[] {"file.remove@1", "path", path, "recursive", true});
    }

    private boolean escapes(Object... call) throws Exception {
        var settings = new ArrayList<Object>(List.of("folder", "data"));
        settings.addAll(List.of(call).subList(1, call.length));
        fill();
        try {
            NodeResult result = TestingRuns.attempt(context, (String) call[0], settings.toArray());
            String output = Json.write(((NodeResult.Done) result).output());
            // An artifact shows as its digest: the secret's own would say that it was read.
            return output.contains(SECRET)
                    || output.contains(Json.sha256(SECRET.getBytes(UTF_8)))
                    || output.contains("root:");
        } catch (NodeFailure refused) {
            assertThat(refused.code()).as("%s", settings).isIn(REFUSALS);
            assertThat(refused.getMessage()).doesNotContain(SECRET);
            return false;
        } finally {
            Files.deleteIfExists(granted.resolve("stolen.txt"));
        }
    }

    private Map<String, String> outsideFiles() throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(home)) {
            for (Path path : (Iterable<Path>) all.filter(each -> !each.startsWith(granted))::iterator) {
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                files.put(path.toString(), file ? Files.readString(path) : "");
            }
        }
        return files;
    }

    @Test
    void refusesALinkAsTheGrantedFolder() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), granted);
        var linked = TestingContext.bare().granting("data", link, false);

        NodeFailure failure = TestingRuns.failure(linked, "file.list@1", "folder", "data");

        assertThat(failure.code()).isEqualTo("FOLDER_UNAVAILABLE");
        assertThat(failure).hasMessageContaining("grant its real path");
    }

    @Test
    void refusesAMissingGrantedFolder() {
        var gone = TestingContext.bare().granting("data", home.resolve("gone"), false);

        assertThat(TestingRuns.failure(gone, "file.list@1", "folder", "data").code())
                .isEqualTo("FOLDER_UNAVAILABLE");
    }

    @Test
    void refusesFoldersThatWereNotGranted() {
        for (String type : List.of("file.list@1", "file.read@1", "file.write@1", "file.remove@1")) {
            NodeFailure failure =
                    TestingRuns.failure(context, type, "folder", "other", "path", "inner", "content", "x");

            assertThat(failure.code()).isEqualTo("ACCESS_DENIED");
            assertThat(failure).hasMessageContaining("'other'");
        }
    }

    @Test
    void refusesEveryChangeInAFolderGrantedForReading() {
        NodeContext reader = TestingContext.bare().granting("data", granted, false);
        for (String type : List.of("file.write@1", "file.edit@1", "file.move@1", "file.remove@1")) {
            NodeFailure failure = TestingRuns.failure(
                    reader,
                    type,
                    "folder",
                    "data",
                    "path",
                    "inner/note.txt",
                    "content",
                    "x",
                    "to",
                    "y",
                    "edits",
                    List.of(Map.of("find", "inside", "replace", "x")));

            assertThat(failure.code()).isEqualTo("ACCESS_DENIED");
        }
        assertThat(granted.resolve("inner/note.txt")).hasContent("inside");
    }

    @Test
    void protectsWhatProgramsRun() {
        for (String path : List.of(
                ".git/hooks/pre-commit",
                "a/.GIT/config",
                ".bashrc",
                "home/.profile",
                ".ssh/authorized_keys",
                ".config/autostart/x.desktop",
                ".config/systemd/user/x.service")) {
            assertThat(TestingRuns.failure(context, "file.write@1", "folder", "data", "path", path, "content", "x")
                            .code())
                    .isEqualTo("PATH_PROTECTED");
            assertThat(TestingRuns.failure(context, "file.move@1", "folder", "data", "path", "inner", "to", path)
                            .code())
                    .isEqualTo("PATH_PROTECTED");
        }
    }

    @Test
    void refusesToReplaceAFileWithAnotherHardLink() throws Exception {
        Files.createLink(granted.resolve("twin.txt"), outside.resolve("secret.txt"));

        NodeFailure failure =
                TestingRuns.failure(context, "file.write@1", "folder", "data", "path", "twin.txt", "content", "x");

        assertThat(failure.code()).isEqualTo("FILE_HARD_LINKED");
        assertThat(outside.resolve("secret.txt")).hasContent(SECRET);
    }

    @Test
    void refusesPipesWithoutWaitingForThem() {
        assertThat(TestingRuns.failure(context, "file.read@1", "folder", "data", "path", "pipe")
                        .code())
                .isEqualTo("FILE_SPECIAL");
        assertThat(TestingRuns.failure(context, "file.remove@1", "folder", "data", "path", "pipe")
                        .code())
                .isEqualTo("FILE_SPECIAL");
        assertThat(TestingRuns.failure(context, "file.move@1", "folder", "data", "path", "pipe", "to", "p")
                        .code())
                .isEqualTo("FILE_SPECIAL");
    }

    @Test
    void followsLinksThatStayInsideWhenReading() {
        assertThat(TestingRuns.output(context, "file.read@1", "folder", "data", "path", "inner/note_link"))
                .containsEntry("content", "inside");
    }

    @Test
    void leavesNoHandleOpen() throws Exception {
        TestingRuns.output(context, "file.list@1", "folder", "data", "recursive", true);
        long before = openHandles();
        for (int i = 0; i < 50; i++) {
            TestingRuns.output(context, "file.write@1", "folder", "data", "path", "a/b/c.txt", "content", "x");
            TestingRuns.output(
                    context, "file.write@1", "folder", "data", "path", "a/b/c.txt", "content", "x", "mode", "append");
            TestingRuns.output(context, "file.search@1", "folder", "data", "text", "inside");
            TestingRuns.failure(context, "file.read@1", "folder", "data", "path", "absolute_link/secret.txt");
            TestingRuns.failure(context, "file.write@1", "folder", "data", "path", "pipe/x/y", "content", "x");
            TestingRuns.output(context, "file.remove@1", "folder", "data", "path", "a", "recursive", true);
        }
        assertThat(openHandles()).isLessThan(before + 20);
    }

    private static long openHandles() throws IOException {
        try (var handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }

    @Test
    void refusesToWorkWhereTheSystemCannotKeepTheJail() {
        for (SystemCalls other :
                List.of(SystemCalls.probe("Windows 11", "amd64"), SystemCalls.probe("Linux", "riscv64"))) {
            assertThatThrownBy(other::calls)
                    .isInstanceOfSatisfying(
                            NodeFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("FILE_JAIL_UNAVAILABLE"));
        }
    }
}
