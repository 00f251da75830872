package dev.foldwork.cli.stack;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.LocalData;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the whole system and stays with it. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Start the whole system on this machine: database, cloud engine, backend, worker, runner. Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private LocalData data = new LocalData();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7300",
            description = "Where the system is reached on 127.0.0.1; the two ports above it are used as well"
                    + " (default: ${DEFAULT-VALUE}).")
    private int port = 7300;

    /** Writes to this terminal. */
    public UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        UnfinishedRestore.refuse(data.path());
        StackFolder folder = StackFolder.in(data.folder());
        try (FileChannel channel =
                        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new CliFailure(
                        "ALREADY_UP",
                        ExitCode.CONFLICT,
                        "The system of " + folder.root() + " is running already",
                        "'foldwork status' shows it, 'foldwork down' stops it");
            }
            Files.writeString(
                    folder.root().resolve("supervisor"),
                    Long.toString(ProcessHandle.current().pid()));
            run(folder);
        }
        return ExitCode.OK;
    }

    private void run(StackFolder folder) throws IOException, InterruptedException {
        var stack = new Stack(folder, port);
        stack.preflight().range();
        stack.preflight().programs();
        var supervisor = new Supervisor(folder, stack, terminal);
        terminal.err().println("Foldwork is starting; data: " + folder.root());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor)));
        try {
            supervisor.start();
        } catch (StackException failure) {
            throw new CliFailure(
                    "START_FAILED",
                    ExitCode.FAILED,
                    String.valueOf(failure.getMessage()),
                    "then run 'foldwork up' again");
        }
        terminal.err().println();
        terminal.err().println(terminal.styled(Style.GOOD, "Foldwork is ready") + " at " + stack.url());
        terminal.err().println("  Try:  ./foldwork run samples/hello --cloud");
        terminal.err().println("        ./foldwork run samples/order_approval --cloud");
        sayHowToComeIn(folder);
        terminal.err().println("  Ctrl-C stops everything.");
        supervisor.watch();
        // The lock is held until everything has stopped: 'foldwork down' waits for it.
        stopped.await();
    }

    private void sayHowToComeIn(StackFolder folder) throws IOException {
        if (Files.exists(folder.setupLink())) {
            terminal.err()
                    .println(
                            "  Nobody owns it yet. Open this link in a browser: it lets the first owner in, once, within a day:");
            terminal.err()
                    .println("        "
                            + terminal.styled(
                                    Style.LINK,
                                    Files.readString(folder.setupLink()).strip()));
            terminal.err().println("        ./foldwork join LINK  follows it from here; put it in quotes.");
        } else {
            terminal.err().println("  Open it in a browser to draw and run flows.");
        }
    }

    private void stop(Supervisor supervisor) {
        if (!supervisor.isIdle()) {
            terminal.err().println("\nStopping …");
        }
        supervisor.stop();
        terminal.err().flush();
        stopped.countDown();
    }
}
