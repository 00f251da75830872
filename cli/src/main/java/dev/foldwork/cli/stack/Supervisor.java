package dev.foldwork.cli.stack;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the parts, starts a part again that ended, and stops them all. */
final class Supervisor {

    private static final Duration PATIENCE = Duration.ofSeconds(200);
    private static final long LOOK_MILLIS = 100;
    private static final long NOTE_MILLIS = 5_000;
    private static final Duration LASTED = Duration.ofSeconds(30);
    private static final long SHORTEST_REST_MILLIS = 500;
    private static final long LONGEST_REST_MILLIS = 10_000;

    private final StackFolder folder;
    private final Stack stack;
    private final Terminal terminal;
    private final ProcessBook book;
    private final Map<Part, ProcessHandle> running = new LinkedHashMap<>();
    private final Map<Part, Long> startedAt = new LinkedHashMap<>();
    private final Map<Part, Long> rests = new LinkedHashMap<>();
    private final long begun = System.nanoTime();
    private volatile @Nullable StartTraining training;
    private volatile boolean stopping;

    Supervisor(StackFolder folder, Stack stack, Terminal terminal) throws IOException {
        this.folder = folder;
        this.stack = stack;
        this.terminal = terminal;
        this.book = new ProcessBook(folder.processes());
    }

    /** Brings everything up; returns when the system can be used. */
    void start() throws IOException, InterruptedException, StackException {
        new Leftovers(book, terminal).end(List.of(StartTraining.NAME, "runner", "worker", "backend", "Conductor"));
        stack.preflight().ports();
        launch(stack.database());
        say(stack.database(), "ready");
        List<Part> services = stack.services();
        // The worker signs in with a token that the backend makes.
        launch(services.get(0));
        launch(services.get(1));
        await(services.get(0));
        launch(services.get(2));
        await(services.get(1));
        await(services.get(2));
        Files.writeString(folder.url(), stack.url() + "\n");
        // The runner finds the system by its address, and comes when it comes.
        launch(services.get(3));
        say(services.get(3), "ready");
    }

    private void launch(Part part) throws IOException, InterruptedException, StackException {
        ProcessHandle process = part.start();
        startedAt.put(part, System.nanoTime());
        synchronized (running) {
            running.put(part, process);
        }
        book.enter(part.name(), process);
    }

    private void await(Part part) throws IOException, InterruptedException, StackException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long note = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NOTE_MILLIS);
        while (!part.isReady()) {
            if (!alive(part)) {
                throw new StackException(part.name() + " ended while it started; its last words:\n" + lastLines(part));
            }
            if (System.nanoTime() > end) {
                throw new StackException(
                        part.name() + " did not get ready within " + PATIENCE.toSeconds() + " s; see " + part.log());
            }
            if (System.nanoTime() > note) {
                say(part, "starting …");
                note = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NOTE_MILLIS);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        say(part, "ready");
    }

    private static String lastLines(Part part) throws IOException {
        List<String> lines = Files.readAllLines(java.nio.file.Path.of(part.log()));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())) + "\n(see " + part.log()
                + ")";
    }

    private boolean alive(Part part) {
        synchronized (running) {
            ProcessHandle process = running.get(part);
            return process != null && process.isAlive();
        }
    }

    private void say(Part part, String what) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean good = what.equals("ready");
        terminal.err()
                .println("  " + terminal.styled(good ? Style.GOOD : Style.QUIET, good ? "✓" : "·")
                        + String.format(Locale.ROOT, " %-11s %-13s", part.name(), what)
                        + terminal.styled(Style.QUIET, String.format(Locale.ROOT, "%5.1f s", seconds)));
    }

    /** Starts parts again that end, until the system is stopped. */
    void watch() throws InterruptedException, IOException {
        StartTraining lesson = stack.training();
        training = lesson;
        Thread.ofPlatform().daemon().name(StartTraining.NAME).start(() -> train(lesson));
        while (!stopping) {
            List<Part> parts;
            synchronized (running) {
                parts = List.copyOf(running.keySet());
            }
            for (Part part : parts) {
                if (!stopping && !alive(part)) {
                    again(part);
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Waits until the system is in use, so that a short start costs nothing. */
    private void train(StartTraining lesson) {
        try {
            Thread.sleep(LASTED.toMillis());
            lesson.run(book);
        } catch (IOException | SQLException failure) {
            if (!stopping) {
                terminal.err()
                        .println("  The backend's next start will be as slow as this one: " + failure.getMessage());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A part that ends soon after its start is started ever more seldom. */
    private void again(Part part) throws InterruptedException {
        boolean lasted = System.nanoTime() - startedAt.getOrDefault(part, 0L) > LASTED.toNanos();
        long rest = lasted ? SHORTEST_REST_MILLIS : rests.getOrDefault(part, SHORTEST_REST_MILLIS);
        rests.put(part, Math.min(LONGEST_REST_MILLIS, rest * 2));
        say(part, "ended: again");
        Thread.sleep(rest);
        if (stopping) {
            return;
        }
        try {
            launch(part);
        } catch (IOException | StackException failure) {
            terminal.err().println("  " + part.name() + " does not start: " + failure.getMessage());
            return;
        }
        endThoseThatLean(part);
    }

    /**
     * A cloud engine whose database was killed under it may hold messages it will not let go of for a minute; started
     * anew it has them all handed out at once.
     */
    private void endThoseThatLean(Part part) {
        synchronized (running) {
            running.forEach((other, process) -> {
                if (other.leansOn(part)) {
                    process.destroyForcibly();
                }
            });
        }
    }

    /** Returns true when nothing has been started. */
    boolean isIdle() {
        synchronized (running) {
            return running.isEmpty();
        }
    }

    /** Stops everything in the reverse order of its start. */
    void stop() {
        stopping = true;
        StartTraining lesson = training;
        if (lesson != null) {
            lesson.stop();
        }
        List<Part> parts;
        synchronized (running) {
            parts = new ArrayList<>(running.keySet()).reversed();
        }
        for (Part part : parts) {
            try {
                part.stop();
                book.strike(part.name());
                say(part, "stopped");
            } catch (IOException | StackException failure) {
                terminal.err().println("  " + part.name() + " does not stop: " + failure.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
