package dev.foldwork.node.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.node.NodeContext;
import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.TestingContext;
import dev.foldwork.node.TestingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a thread swaps a folder for a link that leads outside, nothing outside is reached. */
class FileJailRaceTest {

    private static final int OPENS = 250_000;
    private static final int CONTROL_OPENS = 5_000_000;
    private static final int WRITES = 400;

    @TempDir
    private Path home;

    private int done;
    private int refused;
    private Path granted;
    private Path outside;
    private NodeContext context;

    @BeforeEach
    void lay() throws IOException {
        home = home.toRealPath();
        granted = Files.createDirectories(home.resolve("granted"));
        outside = Files.createDirectories(home.resolve("outside"));
        Files.createDirectories(granted.resolve("inner"));
        Files.writeString(granted.resolve("inner/note.txt"), "inside");
        Files.writeString(outside.resolve("note.txt"), "OUTSIDE");
        Files.createSymbolicLink(granted.resolve("way_out"), outside);
        context = TestingContext.bare().granting("data", granted, true);
    }

    @Test
    void opensNothingOutsideInAQuarterMillionOpens() throws Exception {
        long secret = (long) Files.getAttribute(outside.resolve("note.txt"), "unix:ino");
        int inside = 0;
        int turnedAway = 0;
        int escaped = 0;
        try (var swapper = new Swapper(granted);
                GrantedFolder folder = GrantedFolder.forReading("data", context)) {
            RelativePath path = RelativePath.parse("path", "inner/note.txt");
            for (int i = 0; i < OPENS; i++) {
                // Half of the opens follow inner links, half refuse every link.
                try (Handle file = i % 2 == 0 ? folder.follow(path) : folder.exact(path)) {
                    if (file.status().inode() == secret) {
                        escaped++;
                    } else {
                        inside++;
                    }
                } catch (CallFailed away) {
                    turnedAway++;
                }
            }
            assertThat(swapper.swaps()).isGreaterThan(1000);
        }
        System.out.printf("jail: %d opens, %d inside, %d refused, %d escaped%n", OPENS, inside, turnedAway, escaped);
        assertThat(escaped).isZero();
        assertThat(inside).isPositive();
        assertThat(turnedAway).isPositive();
    }

    @Test
    void seesTheCheckThenOpenControlLeak() throws Exception {
        int leaks = 0;
        int opens = 0;
        try (var swapper = new Swapper(granted)) {
            while (leaks == 0 && opens < CONTROL_OPENS) {
                opens++;
                leaks += checkThenOpen(granted, "inner/note.txt").equals("OUTSIDE") ? 1 : 0;
            }
        }
        System.out.printf("check-then-open control: %d leak in %d opens%n", leaks, opens);
        assertThat(leaks).isPositive();
    }

    @Test
    void changesNothingOutsideWhileWritingEditingMovingAndRemoving() throws Exception {
        try (var swapper = new Swapper(granted)) {
            for (int i = 0; i < WRITES; i++) {
                attempt("file.write@1", "path", "inner/new" + i % 7 + ".txt", "content", "x");
                attempt(
                        "file.move@1",
                        "path",
                        "inner/new" + i % 7 + ".txt",
                        "to",
                        "inner/sub/moved.txt",
                        "overwrite",
                        true);
                attempt("file.remove@1", "path", "inner/sub/moved.txt");
                attempt("file.write@1", "path", "inner/note.txt", "content", "mine");
                attempt(
                        "file.edit@1",
                        "path",
                        "inner/note.txt",
                        "edits",
                        List.of(Map.of("find", "mine", "replace", "edited")));
                attempt("file.remove@1", "path", "inner/note.txt");
            }
        }
        assertThat(outside).isDirectoryContaining(file -> file.endsWith("note.txt"));
        try (var files = Files.list(outside)) {
            assertThat(files).hasSize(1);
        }
        assertThat(outside.resolve("note.txt")).hasContent("OUTSIDE");
        assertThat(done).isPositive();
        assertThat(refused).isPositive();
    }

    private void attempt(String type, Object... settings) throws InterruptedException {
        var all = new ArrayList<Object>(List.of("folder", "data"));
        all.addAll(List.of(settings));
        try {
            TestingRuns.attempt(context, type, all.toArray());
            done++;
        } catch (NodeFailure failure) {
            refused++;
            assertThat(failure.code())
                    .isIn(
                            "PATH_ESCAPES",
                            "FILE_NOT_FOUND",
                            "NOT_A_FOLDER",
                            "EDIT_NOT_FOUND",
                            "FILE_CHANGED",
                            "FILE_BUSY");
        }
    }

    /** The usual jail, kept to show that the race is real: it checks the real path and then opens the name. */
    private static String checkThenOpen(Path root, String path) {
        try {
            Path file = root.resolve(path).normalize();
            if (!file.toRealPath().startsWith(root)) {
                return "refused";
            }
            return Files.readString(file);
        } catch (IOException gone) {
            return "refused";
        }
    }

    /** Exchanges the folder {@code inner} and the link {@code way_out}, each time in one step, as fast as it can. */
    private static final class Swapper implements AutoCloseable {

        private static final int EXCHANGE = 2;

        private final String inner;
        private final String link;
        private final LinuxCalls calls;
        private final Thread thread;
        private volatile boolean stopped;
        private volatile long swaps;

        Swapper(Path granted) throws NodeFailure {
            this.inner = granted.resolve("inner").toString();
            this.link = granted.resolve("way_out").toString();
            this.calls = SystemCalls.here();
            this.thread = Thread.ofPlatform().start(this::swap);
        }

        long swaps() {
            return swaps;
        }

        private void swap() {
            long count = 0;
            try {
                while (!stopped) {
                    calls.rename(LinuxCalls.NO_HANDLE, inner, LinuxCalls.NO_HANDLE, link, EXCHANGE);
                    swaps = ++count;
                }
            } catch (CallFailed broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public void close() throws InterruptedException {
            stopped = true;
            thread.join();
        }
    }
}
