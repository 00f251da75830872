package dev.foldwork.flow.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    /** Accepted and recorded, not yet handed to its engine. */
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Set aside after it took its process down again and again; a person must look. */
    PARKED;

    /** Returns true when the state never changes again. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED, PARKED -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    /** Returns the name used on the wire, such as {@code succeeded}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the wire name. */
    public static RunState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
