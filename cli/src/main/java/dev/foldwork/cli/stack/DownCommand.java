package dev.foldwork.cli.stack;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.Terminal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what {@code up} started, or what a killed {@code up} left behind. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the system that 'foldwork up' started.")
public final class DownCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 100;
    private static final int LOOKS = 900;

    private final Terminal terminal;

    @Mixin
    private LocalData data = new LocalData();

    /** Writes to this terminal. */
    public DownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = StackFolder.in(data.folder());
        Path supervisor = folder.root().resolve("supervisor");
        if (!isFree(folder)) {
            ProcessHandle.of(Long.parseLong(Files.readString(supervisor).strip()))
                    .ifPresent(ProcessHandle::destroy);
            for (int i = 0; i < LOOKS && !isFree(folder); i++) {
                Thread.sleep(LOOK_MILLIS);
            }
            if (!isFree(folder)) {
                throw new CliFailure(
                        "STILL_RUNNING",
                        ExitCode.FAILED,
                        "The system has not stopped yet",
                        "look at 'foldwork status'");
            }
            terminal.err().println("Foldwork has stopped.");
            return ExitCode.OK;
        }
        terminal.err().println(endLeftovers(folder) ? "Foldwork has stopped." : "Foldwork is not running.");
        return ExitCode.OK;
    }

    private static boolean isFree(StackFolder folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static boolean endLeftovers(StackFolder folder) throws IOException, InterruptedException {
        var book = new ProcessBook(folder.processes());
        boolean any = false;
        var names = new ArrayList<>(List.of(StartTraining.NAME));
        names.addAll(StatusCommand.PARTS.reversed());
        for (String name : names) {
            var left = book.alive(name);
            if (left.isPresent()) {
                any = true;
                // PostgreSQL understands SIGTERM as: wait for the clients, which have ended by now.
                left.get().destroy();
                for (int i = 0; i < LOOKS && left.get().isAlive(); i++) {
                    Thread.sleep(LOOK_MILLIS);
                }
                left.get().destroyForcibly();
            }
            book.strike(name);
        }
        return any;
    }
}
