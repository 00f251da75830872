package dev.foldwork.local;

import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunFold;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.local.engine.Engine;
import dev.foldwork.local.engine.RunExecution;
import dev.foldwork.local.journal.ControlRequest;
import dev.foldwork.local.journal.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings an answer to its question: at once when this process works on the run, else through the journal. */
record Answering(Journal journal, Ownership ownership, Function<String, RunFold> folds) {

    private static final int LOOKS = 50;
    private static final long LOOK_MILLIS = 100;

    void answer(String run, String path, @Nullable Object answer, String by) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<RunExecution> mine = ownership.running(run);
            NodeRecord node = folds.apply(run).node(path);
            if (node == null || node.state() != NodeState.ASKING) {
                throw Engine.notAsked(path);
            }
            Engine.checkAnswer(path, node.question(), answer);
            if (mine.isEmpty()) {
                leave(run, path, answer, by);
                return;
            }
            if (mine.get().asks(path)) {
                mine.get().answer(path, answer, by);
                return;
            }
            // The run was just taken up and has not come to its question again yet.
            pause();
        }
        throw Engine.notAsked(path);
    }

    private void leave(String run, String path, @Nullable Object answer, String by) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("path", path);
        data.put("answer", answer);
        data.put("by", by);
        journal.request(run, new ControlRequest("answer", data));
        for (int look = 0; look < LOOKS; look++) {
            NodeRecord node = folds.apply(run).node(path);
            if (node == null || node.state() != NodeState.ASKING) {
                return;
            }
            pause();
        }
        throw new RunRefused(
                "RUN_OWNER_SILENT",
                "The process that works on run " + run
                        + " did not take the answer; it is kept and will be taken when that" + " process answers again",
                List.of());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
