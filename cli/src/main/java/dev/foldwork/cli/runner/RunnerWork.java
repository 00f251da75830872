package dev.foldwork.cli.runner;

import dev.foldwork.cli.ProblemText;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.local.LocalRunner;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.JournalException;
import dev.foldwork.local.journal.StoredRun;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the runner does with what it hears: takes runs, works on them, tells what happens. Thread-safe.
 *
 * <p>A run is recorded first and begun when the backend has heard so; what happened is told from the last event on that
 * the backend says it has. So every message may be lost or come twice.
 */
final class RunnerWork implements AutoCloseable {

    private static final int MOST_AT_ONCE = 200;

    private final Journal journal;
    private final LocalRunner runner;
    private final OfferReader reader;
    private final Studio studio;
    private final Says says;
    private final EventPump pump;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final Deque<Map<String, @Nullable Object>> held = new ArrayDeque<>();
    private final ExecutorService desk = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("studio desk").factory());

    RunnerWork(Journal journal, LocalRunner runner, OfferReader reader, Studio studio, Says says) {
        this.journal = journal;
        this.runner = runner;
        this.reader = reader;
        this.studio = studio;
        this.says = says;
        for (String local : journal.open()) {
            journal.find(local).ifPresent(this::found);
        }
        this.pump = new EventPump(journal, this::tellAll);
    }

    /** An earlier process left this run: one that it had begun goes on at once. */
    private void found(StoredRun left) {
        String key = left.idempotencyKey();
        if (key != null && Taken.isKey(key)) {
            var known = new Taken(Taken.run(key), left.id());
            taken.put(known.run(), known);
            boolean begun = journal.events(left.id(), 0, Integer.MAX_VALUE).stream()
                    .anyMatch(event ->
                            event.kind() != Kind.RUN_STARTED && !event.data().containsKey("kept"));
            if (begun && known.begins()) {
                says.accept("Run " + known.run() + " of flow '" + left.flow() + "' goes on");
                runner.takeUp(left.id());
            }
        }
    }

    /** Introduces this runner over a fresh connection; from now on only this one counts. */
    void greet(StudioLink link, Hello hello) throws IOException {
        lock.lock();
        try {
            held.clear();
            taken.values().forEach(Taken::forgetLink);
            studio.connected(link);
            var runs = new ArrayList<Map<String, @Nullable Object>>();
            for (Taken known : taken.values()) {
                var run = new LinkedHashMap<String, @Nullable Object>();
                run.put("id", known.run());
                run.put(
                        "lastSeq",
                        journal.find(known.local()).map(StoredRun::lastSeq).orElse(0L));
                runs.add(run);
            }
            link.send(hello.frame(runs));
        } finally {
            lock.unlock();
        }
    }

    /** Hears a frame; what an earlier connection left behind is not heard any more. */
    void hear(StudioLink link, Map<String, @Nullable Object> frame, Runnable welcomed) {
        lock.lock();
        try {
            if (studio.now() != link) {
                return;
            }
            switch (String.valueOf(frame.get("type"))) {
                case "welcome" -> welcomed.run();
                case "offer" -> offered(link, frame);
                case "acked" -> acked(link, frame);
                case "cancel", "pause", "resume", "answer" -> desk.execute(() -> steer(link, frame));
                default -> says.accept("The backend said something this runner does not know; update it");
            }
        } catch (IOException broken) {
            link.abort(String.valueOf(broken.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    private static String run(Map<String, @Nullable Object> frame) {
        return String.valueOf(frame.get("run"));
    }

    private static long number(Map<String, @Nullable Object> frame, String field) {
        return frame.get(field) instanceof Long number ? number : 0;
    }

    private void offered(StudioLink link, Map<String, @Nullable Object> offer) throws IOException {
        String run = run(offer);
        if (!taken.containsKey(run) && taken.size() >= MOST_AT_ONCE) {
            held.add(offer);
            return;
        }
        var fresh = new LinkedHashMap<String, @Nullable Object>();
        fresh.put("run", run);
        try {
            Taken known = taken.get(run);
            if (known == null) {
                known = new Taken(run, runner.take(reader.read(run, offer)));
                taken.put(run, known);
            }
            link.send(known.frame("taken"));
        } catch (RunRefused refused) {
            says.accept("Run " + run + " was refused: " + refused.code() + " " + refused.getMessage());
            fresh.put("type", "refused");
            fresh.put("code", refused.code());
            fresh.put("message", String.valueOf(refused.getMessage()));
            fresh.put("problems", ProblemText.json(refused.problems()));
            link.send(fresh);
        }
    }

    private void acked(StudioLink link, Map<String, @Nullable Object> frame) throws IOException {
        String run = run(frame);
        boolean over = Boolean.TRUE.equals(frame.get("over"));
        Taken known = taken.get(run);
        if (known == null) {
            Optional<String> local = journal.findKey(Taken.key(run));
            if (local.isEmpty()) {
                if (!over) {
                    String message = "The runner has lost its data folder, and the run with it: start it anew";
                    link.send(lost(run, "RUN_LOST", message));
                }
                return;
            }
            known = new Taken(run, local.get());
            taken.put(run, known);
        }
        List<Taken.Done> dones = known.acked(number(frame, "seq"));
        if (over) {
            over(link, known);
            return;
        }
        for (Taken.Done done : dones) {
            done(link, done.request());
        }
        if (known.begins() && runner.takeUp(known.local())) {
            says.accept("Run " + run + " of flow '"
                    + journal.find(known.local()).map(StoredRun::flow).orElse("") + "' begins");
        }
        tell(link, known);
    }

    private static Map<String, @Nullable Object> lost(String run, String code, String message) {
        Map<String, @Nullable Object> frame = new Taken(run, "").frame("lost");
        frame.put("code", code);
        frame.put("message", message);
        return frame;
    }

    /** The backend's record has its end: what still goes on here is to stop. */
    private void over(StudioLink link, Taken known) throws IOException {
        taken.remove(known.run());
        StoredRun here = journal.find(known.local()).orElse(null);
        if (here != null && !here.state().isFinal()) {
            says.accept("Run " + known.run() + " has ended in the studio and is cancelled here");
            desk.execute(() -> stop(known));
        } else if (here != null) {
            says.accept("Run " + known.run() + " of flow '" + here.flow() + "' has "
                    + here.state().wire());
        }
        Map<String, @Nullable Object> next = held.poll();
        if (next != null) {
            offered(link, next);
        }
    }

    private void stop(Taken known) {
        try {
            if (known.isBegun()) {
                runner.cancel(known.local());
            } else {
                runner.drop(known.local());
            }
        } catch (RunRefused ended) {
            says.accept("Run " + known.run() + " had ended here by itself");
        } catch (JournalException fault) {
            says.accept(String.valueOf(fault.getMessage()));
        }
    }

    /** Does what a person wants of a run, and tells so once the backend has what came of it. */
    private void steer(StudioLink link, Map<String, @Nullable Object> frame) {
        String run = run(frame);
        try {
            Optional<String> local = journal.findKey(Taken.key(run));
            local.ifPresent(known -> steer(known, frame));
            long seq = local.flatMap(journal::find).map(StoredRun::lastSeq).orElse(0L);
            lock.lock();
            try {
                Taken known = taken.get(run);
                var done = new Taken.Done(number(frame, "request"), seq);
                if (studio.now() == link && (known == null || !known.keeps(done))) {
                    done(link, done.request());
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException | JournalException broken) {
            link.abort(String.valueOf(broken.getMessage()));
        }
    }

    private void steer(String local, Map<String, @Nullable Object> frame) {
        try {
            switch (String.valueOf(frame.get("type"))) {
                case "cancel" -> runner.cancel(local);
                case "pause" -> runner.pause(local);
                case "resume" -> runner.resume(local);
                default ->
                    runner.answer(
                            local,
                            String.valueOf(frame.get("path")),
                            frame.get("answer"),
                            String.valueOf(frame.get("by")));
            }
        } catch (RunRefused late) {
            // It came twice, or the run went another way meanwhile; the record shows which.
            says.accept("Run " + run(frame) + ": " + late.getMessage());
        }
    }

    private static void done(StudioLink link, long request) throws IOException {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", "done");
        frame.put("request", request);
        link.send(frame);
    }

    /** Tells what has happened since; called whenever the journal has grown. */
    private void tellAll() {
        lock.lock();
        try {
            StudioLink link = studio.now();
            if (link != null) {
                for (Taken known : List.copyOf(taken.values())) {
                    tell(link, known);
                }
            }
        } catch (IOException broken) {
            StudioLink link = studio.now();
            if (link != null) {
                link.abort(String.valueOf(broken.getMessage()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell(StudioLink link, Taken known) throws IOException {
        if (known.isReady()) {
            List<RunEvent> events = pump.next(known.local(), known.acked());
            if (!events.isEmpty()) {
                known.sent();
                link.send(told(known, events));
            }
        }
    }

    private static Map<String, @Nullable Object> told(Taken known, List<RunEvent> events) {
        if (EventPump.isTooLarge(events.getFirst())) {
            return lost(known.run(), "OUTPUT_TOO_LARGE", "Something in the run is too large for its record");
        }
        Map<String, @Nullable Object> frame = known.frame("events");
        frame.put("events", events.stream().map(RunEvent::toJson).toList());
        return frame;
    }

    @Override
    public void close() {
        pump.close();
        desk.shutdown();
    }
}
