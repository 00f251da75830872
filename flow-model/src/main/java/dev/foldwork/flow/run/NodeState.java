package dev.foldwork.flow.run;

import java.util.Locale;

/** Where a node of a run stands. */
public enum NodeState {
    WAITING,
    READY,
    RUNNING,
    ASKING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED,
    TIMED_OUT;

    /** Returns true when the state never changes again. */
    public boolean isSettled() {
        return switch (this) {
            case WAITING, READY, RUNNING, ASKING -> false;
            case SUCCEEDED, FAILED, SKIPPED, CANCELLED, TIMED_OUT -> true;
        };
    }

    /** Returns the name used on the wire and in files, such as {@code timed_out}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the wire name. */
    public static NodeState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
