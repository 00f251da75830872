package dev.foldwork.backend.run;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The tails of the runs that somebody reads, each filled by one thread while it has readers. Thread-safe. */
@Component
class RunTails {

    private static final Logger LOG = LoggerFactory.getLogger(RunTails.class);
    private static final int PAGE = 500;
    private static final long LOOK_MILLIS = 250;

    private final RunStore store;
    private final EventStore events;
    private final RunSignals signals;
    private final Map<UUID, Shared> tails = new ConcurrentHashMap<>();

    RunTails(RunStore store, EventStore events, RunSignals signals) {
        this.store = store;
        this.events = events;
        this.signals = signals;
    }

    private record Shared(RunTail tail, int readers) {}

    /** A reader's place; to be left when it reads no more. */
    final class Seat implements AutoCloseable {

        private final UUID run;
        private final RunTail tail;

        private Seat(UUID run, RunTail tail) {
            this.run = run;
            this.tail = tail;
        }

        /** Returns what follows the cursor; waits this long while there is nothing. */
        RunTail.Look look(long cursor, long millis) throws InterruptedException {
            RunTail.Look look = tail.look(cursor, millis);
            if (!look.behind()) {
                return look;
            }
            List<RunTail.Entry> stored = stored(cursor);
            // What retention has deleted never comes.
            return new RunTail.Look(stored, stored.isEmpty() ? RunTail.State.CLOSED : RunTail.State.OPEN, true);
        }

        private List<RunTail.Entry> stored(long cursor) {
            return events.events(run, cursor, PAGE).stream()
                    .map(RunTail.Entry::of)
                    .toList();
        }

        @Override
        public void close() {
            tails.computeIfPresent(run, (id, shared) -> {
                if (shared.tail() != tail) {
                    return shared;
                }
                return shared.readers() == 1 ? null : new Shared(tail, shared.readers() - 1);
            });
        }
    }

    /** Lets a reader of a run in, whose right to read it was looked at. */
    Seat enter(StoredRun run) {
        var fresh = new RunTail(run.lastSeq());
        Shared shared = tails.compute(
                run.id(),
                (id, known) -> known == null ? new Shared(fresh, 1) : new Shared(known.tail(), known.readers() + 1));
        if (shared.tail() == fresh) {
            Thread.ofVirtual().name("tail " + run.id()).start(() -> fill(run.id(), fresh));
        }
        return new Seat(run.id(), shared.tail());
    }

    private void fill(UUID run, RunTail tail) {
        try {
            while (signals.open() && isRead(run, tail)) {
                CountDownLatch bell = signals.bell(run);
                if (!advance(run, tail)) {
                    bell.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // Its readers come back with their cursors.
            LOG.warn("readers of run {} are sent away: {}", run, failure.toString());
        } finally {
            tails.computeIfPresent(run, (id, shared) -> shared.tail() == tail ? null : shared);
            tail.end(RunTail.State.CLOSED);
            signals.forget(run);
        }
    }

    private boolean isRead(UUID run, RunTail tail) {
        Shared shared = tails.get(run);
        return shared != null && shared.tail() == tail;
    }

    /** Reads on; returns whether more may be there already. */
    private boolean advance(UUID run, RunTail tail) {
        // Looked at first: what follows the end of a run, such as a retry, is not taken for it.
        boolean over =
                store.find(run).map(found -> found.record().state().isFinal()).orElse(true);
        var page = events.events(run, tail.last(), PAGE);
        if (!page.isEmpty()) {
            tail.add(page);
        } else if (over) {
            // Whoever comes from now on gets a tail that sees a retry.
            tails.computeIfPresent(run, (id, shared) -> shared.tail() == tail ? null : shared);
            tail.end(RunTail.State.OVER);
        }
        return page.size() == PAGE;
    }
}
