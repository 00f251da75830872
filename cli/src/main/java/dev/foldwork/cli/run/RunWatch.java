package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.Runs;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run while it works: a live tree on a terminal, a line per settled node elsewhere; asks questions in place.
 *
 * <p>Used by one thread; a ticker keeps the times moving.
 */
final class RunWatch {

    private static final long TICK_MILLIS = 200;

    private final Runs runs;
    private final String run;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Questions questions;
    private final boolean silent;
    private final RunFold fold = new RunFold();
    private final @Nullable LiveTree live;
    private volatile boolean drawing = true;

    RunWatch(Runs runs, String run, Terminal terminal, InstantSource clock, Questions questions, boolean silent) {
        this.runs = runs;
        this.run = run;
        this.terminal = terminal;
        this.clock = clock;
        this.questions = questions;
        this.silent = silent;
        this.live = terminal.interactive() && !silent ? new LiveTree(terminal) : null;
    }

    /** Watches to the run's end; false when a question stays open that nobody here can answer. */
    boolean toEnd() throws InterruptedException {
        Thread ticker = live == null ? null : Thread.ofVirtual().start(this::tick);
        var answered = new boolean[] {true};
        try {
            runs.follow(run, 0, event -> {
                answered[0] = show(event);
                return answered[0];
            });
        } finally {
            drawing = false;
            if (ticker != null) {
                ticker.interrupt();
                ticker.join();
                draw();
            }
        }
        return answered[0];
    }

    /** Returns what is known of the nodes. */
    RunFold fold() {
        return fold;
    }

    private boolean show(RunEvent event) {
        synchronized (fold) {
            fold.add(event);
        }
        return switch (event.kind()) {
            case NODE_SETTLED -> {
                settled(event.path());
                yield true;
            }
            case NODE_ASKING -> ask(event);
            case NODE_LOG -> {
                log(event.data());
                yield true;
            }
            case RUN_PARKED -> {
                erase();
                terminal.err().println("The run was set aside. " + event.data().get("reason"));
                yield false;
            }
            default -> true;
        };
    }

    private boolean ask(RunEvent event) {
        NodeRecord now = runs.nodes(run).stream()
                .filter(node -> node.path().equals(event.path()))
                .findFirst()
                .orElse(null);
        if (now == null || now.question() == null) {
            return true;
        }
        erase();
        return questions.ask(runs, run, event.path(), event.data());
    }

    private void settled(String path) {
        NodeRecord node = fold.node(path);
        if (live == null && !silent && node != null) {
            for (RunTree.Line line : new RunTree(java.util.List.of(node)).lines(clock.instant())) {
                if (line.state().isSettled() && path.endsWith(line.name())) {
                    terminal.err()
                            .println(LiveTree.text(new RunTree.Line(0, line.state(), path, line.detail()), terminal));
                }
            }
        }
    }

    private void log(Map<String, @Nullable Object> data) {
        if (!silent) {
            erase();
            terminal.err().println("  " + terminal.styled(Style.QUIET, data.get("level") + ": ") + data.get("message"));
        }
    }

    private void tick() {
        while (drawing) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
            if (!questions.asking()) {
                draw();
            }
        }
    }

    private void draw() {
        LiveTree tree = live;
        if (tree != null) {
            synchronized (fold) {
                tree.draw(new RunTree(fold.nodes()).lines(clock.instant()));
            }
        }
    }

    private void erase() {
        LiveTree tree = live;
        if (tree != null) {
            synchronized (fold) {
                tree.erase();
            }
        }
    }
}
