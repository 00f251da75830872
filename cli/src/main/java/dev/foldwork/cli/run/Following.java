package dev.foldwork.cli.run;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.OutputOptions;
import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Runs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Stays with a run to its end or to a question that nobody here can answer, and says how it went.
 *
 * @param answers answers by path for when nobody may be asked
 * @param first ids of the flow's outermost nodes, as far as they are known
 * @param patience after this long the run is cancelled; null waits for ever
 */
record Following(
        Terminal terminal,
        OutputOptions output,
        Talk talk,
        Map<String, @Nullable Object> answers,
        List<String> first,
        @Nullable Duration patience) {

    /** Returns the exit code. */
    int toEnd(Runs runs, String run) throws InterruptedException {
        var questions = new Questions(terminal, output.mayAsk(terminal), answers);
        var watch = new RunWatch(runs, run, terminal, questions, output.json(), first);
        talk.through(watch::say);
        var over = new AtomicBoolean();
        var tooLong = new AtomicBoolean();
        Thread interrupted = new Thread(() -> left(run, watch, over));
        Runtime.getRuntime().addShutdownHook(interrupted);
        Thread clock = patience == null ? null : Thread.ofVirtual().start(() -> stop(runs, run, patience, tooLong));
        try {
            watch.toEnd();
        } finally {
            over.set(true);
            talk.through(null);
            if (clock != null) {
                clock.interrupt();
                clock.join();
            }
        }
        RunRecord record = runs.get(run).orElseThrow();
        int exit = new RunSummary(terminal, output.json())
                .print(record, watch.fold().nodes(), InstantSource.system().instant());
        if (tooLong.get()) {
            terminal.err().println("  cancelled, as it took longer than --timeout allows");
            return ExitCode.TIMEOUT;
        }
        return exit;
    }

    private static void stop(Runs runs, String run, Duration patience, AtomicBoolean tooLong) {
        try {
            Thread.sleep(patience);
            tooLong.set(true);
            runs.cancel(run);
        } catch (InterruptedException ended) {
            tooLong.set(false);
        } catch (RunRefused ended) {
            // It ended by itself at the last moment.
            tooLong.set(false);
        }
    }

    /** Ctrl-C leaves the run where it is. */
    private void left(String run, RunWatch watch, AtomicBoolean over) {
        if (!over.get()) {
            watch.freeze();
            terminal.err().println();
            terminal.err().println(terminal.styled(Style.NOTE, "‖") + " Left run " + run + " where it is.");
            terminal.err()
                    .println("  " + terminal.styled(Style.LINK, "→ foldwork runs watch " + run) + "  goes on with it");
            terminal.err().println("  " + terminal.styled(Style.LINK, "→ foldwork runs cancel " + run) + "  ends it");
            terminal.err().flush();
        }
    }
}
