package dev.foldwork.cli.run;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.Terminal.Style;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.Runs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private final List<String> first;
    private final RunFold fold = new RunFold();
    private final RunProgress progress = new RunProgress();
    private final @Nullable LiveTree live;
    private final List<String> unsaid = new ArrayList<>();
    private volatile boolean drawing = true;

    /**
     * @param silent whether nothing at all is shown
     * @param first ids of the flow's outermost nodes in its order, as far as they are known
     */
    RunWatch(Runs runs, String run, Terminal terminal, Questions questions, boolean silent, List<String> first) {
        this.runs = runs;
        this.run = run;
        this.terminal = terminal;
        this.clock = InstantSource.system();
        this.questions = questions;
        this.silent = silent;
        this.first = first;
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
                draw("");
            }
        }
        return answered[0];
    }

    /** Returns what is known of the nodes. */
    RunFold fold() {
        return fold;
    }

    /** Stops redrawing, so that what follows is the last on the screen. */
    void freeze() {
        drawing = false;
    }

    /** Prints a line above what is drawn; while a question is open, after it. */
    void say(String line) {
        if (silent) {
            terminal.err().println(line);
            return;
        }
        synchronized (fold) {
            if (questions.asking()) {
                unsaid.add(line);
                return;
            }
            if (live != null) {
                live.erase();
            }
            terminal.err().println(line);
        }
    }

    private boolean show(RunEvent event) {
        synchronized (fold) {
            fold.add(event);
            progress.add(event);
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
                say("The run was set aside. " + event.data().get("reason"));
                yield false;
            }
            default -> true;
        };
    }

    private boolean ask(RunEvent event) {
        boolean open = runs.nodes(run).stream()
                .anyMatch(node -> node.path().equals(event.path()) && node.state() == NodeState.ASKING);
        if (!open) {
            return true;
        }
        draw("");
        Questions.Asked asked;
        try {
            asked = questions.ask(runs, run, event.path(), event.data());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        synchronized (fold) {
            if (live != null) {
                live.extend(asked.rows());
            }
            unsaid.forEach(this::say);
            unsaid.clear();
        }
        if (live != null && !asked.said().isEmpty()) {
            say(LiveTree.cut("? " + event.data().get("question"), terminal.width())
                    + terminal.styled(Style.LINK, "\n  › " + asked.said()));
        }
        return asked.settled();
    }

    private void settled(String path) {
        NodeRecord node = fold.node(path);
        if (live == null && !silent && node != null) {
            var words = new NodeWords(node, node.state(), List.of(), handled(node), clock.instant());
            var line = new RunTree.Line(0, words.glyph(), path, words.time(), words.note());
            terminal.err().println(LiveTree.texts(List.of(line), terminal).getFirst());
        }
    }

    /** Whoever reads line by line learns of the end later; what is known by now counts. */
    private static boolean handled(NodeRecord node) {
        return "error".equals(node.port());
    }

    private void log(Map<String, @Nullable Object> data) {
        if (!silent) {
            say("  " + terminal.styled(Style.QUIET, data.get("level") + ": ") + data.get("message"));
        }
    }

    private void tick() {
        while (drawing) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
            synchronized (fold) {
                if (drawing && !questions.asking()) {
                    draw(progress.line(terminal, clock.instant()));
                }
            }
        }
    }

    private void draw(String last) {
        LiveTree tree = live;
        if (tree != null) {
            synchronized (fold) {
                FlowError error = progress.error();
                var ending = new RunTree.Ending(progress.over(), error);
                tree.draw(new RunTree(fold.nodes(), first, ending).lines(clock.instant()), last);
            }
        }
    }
}
