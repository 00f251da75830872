package dev.foldwork.cli.stack;

import dev.foldwork.cli.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a supervisor that was killed left running: the database is taken over, the other parts are started anew. */
record Leftovers(ProcessBook book, Terminal terminal) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 20;

    /** Asks all of them to end at once, and kills those that do not. */
    void end(List<String> names) throws InterruptedException, IOException {
        Map<String, ProcessHandle> left = new LinkedHashMap<>();
        for (String name : names) {
            book.alive(name).ifPresent(process -> left.put(name, process));
        }
        left.forEach((name, process) -> {
            terminal.err().println("  " + name + ": ending what an earlier start left behind");
            process.destroy();
        });
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle process : left.values()) {
            while (process.isAlive()) {
                if (System.nanoTime() > end) {
                    process.destroyForcibly();
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        for (String name : names) {
            book.strike(name);
        }
    }
}
