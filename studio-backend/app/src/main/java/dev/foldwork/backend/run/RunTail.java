package dev.foldwork.backend.run;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The newest events of a run, kept for those who read along: however many they are, the database is asked once. A reader
 * that is further behind than the tail is long has to ask the database itself. Thread-safe.
 */
final class RunTail {

    private static final int MOST_BYTES = 1 << 20;

    private final List<Entry> entries = new ArrayList<>();
    private long floor;
    private long last;
    private int bytes;
    private State state = State.OPEN;

    /** @param last the number of the event after which the tail begins */
    RunTail(long last) {
        this.floor = last;
        this.last = last;
    }

    /** Whether more may come. */
    enum State {
        /** More may come. */
        OPEN,
        /** The run has ended, and its last event is here. */
        OVER,
        /** Nobody fills this tail any more; the run may go on. */
        CLOSED
    }

    /** An event as readers get it. */
    record Entry(long seq, byte[] text) {

        /** Writes it as a server-sent event whose id is the cursor for coming back. */
        static Entry of(RunEvent event) {
            String text = "id: " + event.seq() + "\ndata: " + Json.write(event.toJson()) + "\n\n";
            return new Entry(event.seq(), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What a reader sees.
     *
     * @param behind what follows the reader's cursor is not here any more; it stands in the database
     */
    record Look(List<Entry> entries, State state, boolean behind) {}

    /** Returns what follows the cursor; waits this long while there is nothing. */
    synchronized Look look(long cursor, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (cursor >= last && state == State.OPEN) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        if (cursor < floor) {
            return new Look(List.of(), state, true);
        }
        int known = (int) Math.min(cursor - floor, entries.size());
        return new Look(List.copyOf(entries.subList(known, entries.size())), state, false);
    }

    /** Returns the number of the newest event. */
    synchronized long last() {
        return last;
    }

    /** Adds what follows the newest event, and lets go of the oldest ones when there is too much. */
    synchronized void add(List<RunEvent> events) {
        for (RunEvent event : events) {
            if (event.seq() != last + 1) {
                throw new IllegalStateException("event " + event.seq() + " does not follow " + last);
            }
            Entry entry = Entry.of(event);
            entries.add(entry);
            last = entry.seq();
            bytes += entry.text().length;
        }
        int gone = 0;
        while (bytes > MOST_BYTES && gone < entries.size()) {
            bytes -= entries.get(gone++).text().length;
        }
        entries.subList(0, gone).clear();
        floor += gone;
        notifyAll();
    }

    synchronized void end(State how) {
        state = state == State.OPEN ? how : state;
        notifyAll();
    }
}
