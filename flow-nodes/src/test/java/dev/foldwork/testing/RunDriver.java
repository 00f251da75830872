package dev.foldwork.testing;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.Runs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a case on an engine, doing what its person does: answering, cancelling, pausing. */
public final class RunDriver {

    private static final long HOLD_MILLIS = 400;

    private final Runs runs;
    private final RunCase what;
    private final List<RunEvent> events = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, String> answerLater = new LinkedHashMap<>();

    private boolean cancelled;

    private RunDriver(Runs runs, RunCase what) {
        this.runs = runs;
        this.what = what;
        what.section("answer_after").forEach((question, node) -> answerLater.put(question, String.valueOf(node)));
    }

    /** What came of a run. */
    public record Observed(Plan plan, String id, RunRecord run, Map<String, NodeRecord> nodes, List<RunEvent> events) {

        /** Returns the ids that each node needs, by the node's path without items, rounds and attempts. */
        public Map<String, List<String>> needs() {
            var needs = new LinkedHashMap<String, List<String>>();
            needs(plan.body(), "", needs);
            return needs;
        }

        private static void needs(Body body, String path, Map<String, List<String>> needs) {
            for (Step step : body.steps()) {
                String own = path.isEmpty() ? step.id() : path + "." + step.id();
                needs.put(own, step.needs().stream().map(Need::node).toList());
                switch (step) {
                    case Step.Group group -> needs(group.body(), own, needs);
                    case Step.ForEach each -> needs(each.body(), own, needs);
                    case Step.Loop loop -> needs(loop.body(), own, needs);
                    case Step.Call call -> needs(call.called().body(), own, needs);
                    case Step.Leaf ignored -> {}
                    case Step.OnDemand ignored -> {}
                }
            }
        }
    }

    /** Runs the case to its end; fails when a refusal that must come does not come. */
    public static Observed drive(Runs runs, RunCase what) throws InterruptedException {
        return new RunDriver(runs, what).drive(what.plan());
    }

    /** A case that repeats its run is about the second one; what it says of the first one is checked here. */
    private Observed drive(Plan plan) throws InterruptedException {
        Observed first = followed(plan, runs.start(plan, what.section("inputs"), what.options()));
        Map<String, @Nullable Object> again = what.section("again");
        if (!what.source().containsKey("again")) {
            return first;
        }
        List<String> differences = Expectation.differences(what.section("first"), first);
        if (!differences.isEmpty()) {
            throw new AssertionError("the first run: " + differences);
        }
        String from = String.valueOf(again.get("from"));
        String id = again.get("from") == null ? runs.retry(first.id()) : runs.rerun(first.id(), from);
        return new RunDriver(runs, what.repeated()).followed(plan, id);
    }

    private Observed followed(Plan plan, String id) throws InterruptedException {
        runs.follow(id, 0, event -> {
            events.add(event);
            react(id, event);
            return true;
        });
        var nodes = new LinkedHashMap<String, NodeRecord>();
        runs.nodes(id).forEach(node -> nodes.put(node.path(), node));
        return new Observed(plan, id, runs.get(id).orElseThrow(), nodes, events);
    }

    private void react(String id, RunEvent event) {
        switch (event.kind()) {
            case NODE_ASKING -> {
                cancel(id, event);
                if (what.text("cancel_at") != null && cancelled) {
                    return;
                }
                asked.add(event.path());
                if (!answerLater.containsKey(event.path())) {
                    answer(id, event.path());
                }
            }
            case NODE_STARTED -> {
                cancel(id, event);
                if (event.path().equals(what.text("pause_at"))) {
                    runs.pause(id);
                }
            }
            case NODE_SETTLED -> settled(id, event);
            default -> {}
        }
    }

    private void cancel(String id, RunEvent event) {
        boolean asks = event.kind() == RunEvent.Kind.NODE_ASKING;
        boolean wanted = event.path().equals(what.text("cancel_at"));
        boolean chat = "chat.ask@1".equals(event.data().get("type"));
        if (wanted && (asks || !chat)) {
            pause(HOLD_MILLIS / 2);
            runs.cancel(id);
            cancelled = true;
        }
    }

    private void settled(String id, RunEvent event) {
        answerLater.entrySet().removeIf(later -> {
            boolean due = later.getValue().equals(event.path());
            if (due && asked.contains(later.getKey())) {
                answer(id, later.getKey());
            }
            return due;
        });
        if (event.path().equals(what.text("pause_at"))) {
            pause(HOLD_MILLIS);
            for (NodeRecord node : runs.nodes(id)) {
                if (!node.path().equals(event.path()) && !node.attempts().isEmpty()) {
                    throw new AssertionError("'" + node.path() + "' started while the run was paused");
                }
            }
            if ("cancel".equals(what.text("resume"))) {
                runs.cancel(id);
            } else {
                runs.resume(id);
            }
        }
    }

    private void answer(String id, String path) {
        for (Object wrong : RunCase.list(what.section("refused"), path)) {
            refused(id, path, wrong);
        }
        Map<String, @Nullable Object> answers = what.section("answers");
        if (answers.containsKey(path)) {
            try {
                runs.answer(id, path, answers.get(path), "tester");
            } catch (RunRefused late) {
                // The run or the question may have ended meanwhile.
                if (!late.code().equals("QUESTION_NOT_OPEN") && !late.code().equals("RUN_FINAL")
                        || stillAsks(id, path)) {
                    throw late;
                }
            }
        }
    }

    private boolean stillAsks(String id, String path) {
        pause(HOLD_MILLIS);
        return !runs.get(id).orElseThrow().state().isFinal()
                && runs.nodes(id).stream()
                        .anyMatch(node -> node.path().equals(path) && node.state() == NodeState.ASKING);
    }

    private void refused(String id, String path, @Nullable Object answer) {
        try {
            runs.answer(id, path, answer, "tester");
        } catch (RunRefused refusal) {
            if (refusal.code().equals("ANSWER_INVALID")) {
                return;
            }
            throw refusal;
        }
        throw new AssertionError("the answer " + answer + " to '" + path + "' was taken");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
