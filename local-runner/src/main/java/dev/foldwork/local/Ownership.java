package dev.foldwork.local;

import dev.foldwork.flow.Problem;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.PlanJson;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.local.engine.Engine;
import dev.foldwork.local.engine.RunExecution;
import dev.foldwork.local.journal.ControlRequest;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.JournalException;
import dev.foldwork.local.journal.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs this process works on: taking them up, handling what is asked of them, leaving them. Thread-safe. */
final class Ownership implements AutoCloseable {

    /** A run that took its process down this often in a row without getting any further is set aside. */
    private static final int MOST_RECOVERIES = 5;

    private static final int PAGE = 2000;
    private static final long LOOK_MILLIS = 200;

    private final Journal journal;
    private final LocalSettings settings;
    private final RunSecrets secrets;
    private final RunLocks locks;
    private final Engine engine;
    private final Map<String, RunExecution> running = new ConcurrentHashMap<>();
    private final Thread desk;
    private volatile boolean closed;

    Ownership(Journal journal, LocalSettings settings, RunSecrets secrets) {
        this.journal = journal;
        this.settings = settings;
        this.secrets = secrets;
        this.locks = new RunLocks(settings.locks());
        this.engine = new Engine(
                journal,
                settings.catalog(),
                settings.clock(),
                settings.spans(),
                secrets instanceof RunSecrets.OfMachine);
        this.desk = Thread.ofPlatform().daemon().name("requests").start(this::watchRequests);
    }

    /** Returns all events of a run. */
    List<RunEvent> history(String run) {
        var all = new ArrayList<RunEvent>();
        while (true) {
            List<RunEvent> page =
                    journal.events(run, all.isEmpty() ? 0 : all.getLast().seq(), PAGE);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
        }
    }

    /** Returns the execution of a run that this process works on. */
    Optional<RunExecution> running(String run) {
        return Optional.ofNullable(running.get(run));
    }

    boolean isWorking() {
        return !running.isEmpty();
    }

    /** Claims a run that is about to be created. */
    void claim(String run) {
        if (!locks.take(run)) {
            throw new IllegalStateException("run '" + run + "' is new and owned already");
        }
    }

    void release(String run) {
        locks.release(run);
    }

    /** Begins a claimed run. */
    void launch(StoredRun run, Plan plan, List<RunEvent> history) {
        var grants = Grants.fromJson(run.grants());
        RunExecution execution =
                engine.prepare(run, plan, history, grants.resources(plan, settings.artifacts()), secrets.of(run, plan));
        running.put(run.id(), execution);
        execution.begin(this::left);
    }

    private void left(RunExecution execution) {
        running.remove(execution.id());
        locks.release(execution.id());
    }

    /** Takes a run up if it is not final and nobody works on it; true when this process works on it now and did not before. */
    boolean takeUp(String id) {
        if (closed || running.containsKey(id) || !locks.take(id)) {
            return false;
        }
        StoredRun run = journal.find(id).orElse(null);
        if (run == null || run.state().isFinal()) {
            locks.release(id);
            return false;
        }
        List<RunEvent> history = history(id);
        if (run.state() == RunState.PARKED && !resumes(run, history)) {
            locks.release(id);
            return false;
        }
        Plan plan = PlanJson.read(journal.plan(id));
        String obstacle = obstacle(run, plan, history);
        if (obstacle != null) {
            park(run, history, obstacle);
            locks.release(id);
            return false;
        }
        launch(run, plan, history);
        return true;
    }

    /** A parked run is taken up again only when a person asked for it. */
    private boolean resumes(StoredRun run, List<RunEvent> history) {
        List<ControlRequest> asked = journal.requests(run.id());
        boolean resume = asked.stream().anyMatch(request -> !request.verb().equals("pause"));
        if (resume) {
            append(run, history, Kind.RUN_RESUMED, Map.of());
        }
        return resume;
    }

    private @org.jspecify.annotations.Nullable String obstacle(StoredRun run, Plan plan, List<RunEvent> history) {
        if (Engine.wasExecuting(history) && journal.countRecovery(run.id()) > MOST_RECOVERIES) {
            return "Its process ended " + MOST_RECOVERIES
                    + " times in a row at the same place: look at the node that was"
                    + " running, then 'foldwork runs resume' or 'cancel'";
        }
        List<Problem> problems = Grants.fromJson(run.grants()).problems(plan, secrets.lack(plan.access()));
        return problems.isEmpty()
                ? null
                : problems.getFirst().message() + ": " + problems.getFirst().remedy() + ", then 'foldwork runs resume'";
    }

    /** Ends a run that was never begun, without beginning it; does nothing when it has ended or somebody works on it. */
    void drop(String id) {
        if (!closed && locks.take(id)) {
            StoredRun run = journal.find(id).orElse(null);
            if (run != null && !run.state().isFinal()) {
                append(run, history(id), Kind.RUN_FINISHED, Map.of("state", RunState.CANCELLED.wire()));
            }
            locks.release(id);
        }
    }

    private void park(StoredRun run, List<RunEvent> history, String reason) {
        settings.notices().accept("Run " + run.id() + " was set aside. " + reason);
        append(run, history, Kind.RUN_PARKED, Map.of("reason", reason));
    }

    private void append(
            StoredRun run,
            List<RunEvent> history,
            Kind kind,
            Map<String, @org.jspecify.annotations.Nullable Object> data) {
        var event = new RunEvent(history.getLast().seq() + 1, settings.clock().instant(), kind, NodePath.ROOT, 0, data);
        journal.append(run.id(), List.of(event)).join();
        history.add(event);
    }

    private void watchRequests() {
        while (!closed) {
            try {
                journal.awaitChange(LOOK_MILLIS);
                for (String run : journal.requested()) {
                    if (running.containsKey(run)) {
                        Thread.ofVirtual().start(() -> handleRequests(run));
                    }
                }
            } catch (InterruptedException closing) {
                return;
            } catch (JournalException fault) {
                if (!closed) {
                    settings.notices().accept(String.valueOf(fault.getMessage()));
                }
            }
        }
    }

    /** Does what was asked of a run this process works on; a request is forgotten only after it was done. */
    void handleRequests(String run) {
        RunExecution execution = running.get(run);
        if (execution == null) {
            return;
        }
        // One desk per run: a run that is slow to stop keeps nobody else waiting.
        synchronized (execution) {
            if (!closed) {
                journal.requests(run).forEach(request -> handle(execution, request));
                journal.forgetRequests(run);
            }
        }
    }

    private void handle(RunExecution execution, ControlRequest request) {
        switch (request.verb()) {
            case "cancel" -> execution.cancel();
            case "pause" -> execution.pause();
            case "resume" -> execution.resume();
            case "answer" -> {
                try {
                    execution.answer(
                            String.valueOf(request.data().get("path")),
                            request.data().get("answer"),
                            String.valueOf(request.data().get("by")));
                } catch (RunRefused late) {
                    // Another answer was first; whoever sent this one sees that in the record.
                    settings.notices().accept(String.valueOf(late.getMessage()));
                }
            }
            default -> settings.notices().accept("Unknown request '" + request.verb() + "' was left for a run");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        desk.interrupt();
        List.copyOf(running.values()).forEach(RunExecution::leave);
        engine.close();
        locks.close();
    }
}
