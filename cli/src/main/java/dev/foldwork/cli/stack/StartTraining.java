package dev.foldwork.cli.stack;

import dev.foldwork.cli.FreePort;
import dev.foldwork.cli.stack.JavaPart.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts a second backend, on a database and files of its own, only to record what its starts have in common. It runs
 * at the lowest priority, since somebody is at work on the machine by then.
 */
final class StartTraining {

    /** What it is called in the book of processes. */
    static final String NAME = "start training";

    private static final String DATABASE = "start_training";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 200;

    private final Program program;
    private final Path home;
    private final DatabasePart database;
    private final Map<String, String> environment;
    private volatile @Nullable Process process;
    private volatile boolean stopped;

    /**
     * @param home the folder of the part that is to start quickly
     * @param environment of that part; what names its port, database and files is replaced
     */
    StartTraining(Program program, Path home, DatabasePart database, Map<String, String> environment) {
        this.program = program;
        this.home = home;
        this.database = database;
        this.environment = environment;
    }

    /**
     * Records the cache if there is none that fits; takes about a minute. A start that fails leaves everything as it was.
     *
     * @param book learns of the process, so that one that is left behind can be ended
     */
    void run(ProcessBook book) throws IOException, InterruptedException, SQLException {
        var cache = StartCache.of(program, home);
        if (cache.isUsable() || stopped) {
            return;
        }
        Path folder = home.resolve("training");
        // One that was killed left it behind.
        delete(folder);
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            database.make(DATABASE);
            Path recorded = folder.resolve("start.aot");
            record(folder, recorded, book);
            if (Files.exists(recorded) && !stopped) {
                cache.take(recorded);
            }
        } finally {
            end();
            book.strike(NAME);
            if (!stopped) {
                database.drop(DATABASE);
            }
            delete(folder);
        }
    }

    private void record(Path folder, Path recorded, ProcessBook book) throws IOException, InterruptedException {
        int port = FreePort.find();
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(program.command(StartCache.recording(recorded)));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("training.log").toFile());
        JavaPart.settle(builder, own(folder, port));
        Process started = builder.start();
        process = started;
        book.enter(NAME, started.toHandle());
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (started.isAlive() && System.nanoTime() < until && !Health.answers(ready)) {
            Thread.sleep(LOOK_MILLIS);
        }
        // The cache is written at the end.
        started.destroy();
        started.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Map<String, String> own(Path folder, int port) {
        var own = new LinkedHashMap<>(environment);
        own.put("FOLDWORK_PORT", Integer.toString(port));
        own.put("OTEL_SDK_DISABLED", "true");
        own.put("FOLDWORK_DATABASE_URL", database.url(DATABASE));
        for (String file : List.of("TOKENFILE", "WORKERTOKENFILE", "SECRETKEYFILE", "SETUPLINKFILE")) {
            own.put(
                    "FOLDWORK_" + file,
                    folder.resolve(file.toLowerCase(java.util.Locale.ROOT)).toString());
        }
        return own;
    }

    /** Breaks the training off; the next start of the system begins it anew. */
    void stop() {
        stopped = true;
        end();
    }

    private void end() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
