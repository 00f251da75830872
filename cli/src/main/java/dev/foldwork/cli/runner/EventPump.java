package dev.foldwork.cli.runner;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.local.journal.Journal;
import dev.foldwork.local.journal.JournalException;
import java.util.ArrayList;
import java.util.List;

/** Watches the journal grow, and cuts what is new in it into pieces that fit a frame. Thread-safe. */
final class EventPump implements AutoCloseable {

    private static final int MOST_EVENTS = 200;
    private static final int MOST_BYTES = 512 << 10;
    private static final int LARGEST_EVENT_BYTES = 18 << 20;
    private static final long LOOK_MILLIS = 500;
    private static final long GATHER_MILLIS = 10;

    private final Journal journal;
    private final Runnable grown;
    private final Thread watching;

    EventPump(Journal journal, Runnable grown) {
        this.journal = journal;
        this.grown = grown;
        this.watching = Thread.ofPlatform().daemon().name("studio events").start(this::watch);
    }

    private void watch() {
        while (true) {
            try {
                journal.awaitChange(LOOK_MILLIS);
                grown.run();
                Thread.sleep(GATHER_MILLIS);
            } catch (InterruptedException closing) {
                return;
            } catch (JournalException unreadable) {
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the next events of a run, at least one when there is one. */
    List<RunEvent> next(String run, long after) {
        var piece = new ArrayList<RunEvent>();
        long bytes = 0;
        for (RunEvent event : journal.events(run, after, MOST_EVENTS)) {
            bytes += Json.bytes(event.data()).length;
            if (!piece.isEmpty() && bytes > MOST_BYTES) {
                break;
            }
            piece.add(event);
        }
        return piece;
    }

    /** Returns true for an event that no frame can carry. */
    static boolean isTooLarge(RunEvent event) {
        return Json.bytes(event.data()).length > LARGEST_EVENT_BYTES;
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
