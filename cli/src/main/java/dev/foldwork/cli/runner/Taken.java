package dev.foldwork.cli.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the backend's that this runner has. Guarded by whoever keeps it. */
final class Taken {

    private static final String PREFIX = "studio-run-";
    private static final long UNKNOWN = -1;

    private final String run;
    private final String local;
    private final List<Done> dones = new ArrayList<>();
    private long acked = UNKNOWN;
    private boolean sent;
    private boolean begun;

    /** Something that was done, and the number of the last event that tells of it. */
    record Done(long request, long seq) {}

    /**
     * @param run its id there
     * @param local its id here
     */
    Taken(String run, String local) {
        this.run = run;
        this.local = local;
    }

    /** Returns the key under which the journal has a run. */
    static String key(String run) {
        return PREFIX + run;
    }

    static boolean isKey(@Nullable String key) {
        return key != null && key.startsWith(PREFIX);
    }

    static String run(String key) {
        return key.substring(PREFIX.length());
    }

    String run() {
        return run;
    }

    String local() {
        return local;
    }

    /** The connection has ended: what was on its way may be lost, and what is known there has to be heard anew. */
    void forgetLink() {
        acked = UNKNOWN;
        sent = false;
        dones.clear();
    }

    /** Hears how far the backend's record has come; returns what it may now be told to be done. */
    List<Done> acked(long seq) {
        acked = seq;
        sent = false;
        List<Done> known = dones.stream().filter(done -> done.seq() <= seq).toList();
        dones.removeAll(known);
        return known;
    }

    long acked() {
        return acked;
    }

    /** Returns true when events may be sent: it is known from where on, and none are under way. */
    boolean isReady() {
        return acked != UNKNOWN && !sent;
    }

    void sent() {
        sent = true;
    }

    /** Keeps what was done until its events have arrived; returns false when they have already. */
    boolean keeps(Done done) {
        if (acked >= done.seq()) {
            return false;
        }
        dones.add(done);
        return true;
    }

    boolean isBegun() {
        return begun;
    }

    /** Returns true the first time. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    Map<String, @Nullable Object> frame(String type) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", type);
        frame.put("run", run);
        return frame;
    }
}
