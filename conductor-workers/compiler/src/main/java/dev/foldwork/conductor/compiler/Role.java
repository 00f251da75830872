package dev.foldwork.conductor.compiler;

import java.util.Locale;

/** What a worker does for one task of the cloud engine. */
public enum Role {
    /** Works out the vars of a flow. */
    OPEN,
    /** Runs a node that one executor carries out. */
    LEAF,
    /** Decides whether a node with a body runs, and prepares its first attempt. */
    ENTER,
    /** Prepares one attempt of a node with a body, after the pause before it. */
    PREPARE,
    /** Decides after an attempt of a node with a body whether another follows. */
    JUDGE,
    /** Settles a node with a body. */
    SETTLE,
    /** Ends an attempt of a node with a body when its time is over. */
    TIMER,
    /** Works out what a body gives back. */
    CLOSE;

    /** Returns the name used in definitions. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the wire name. */
    public static Role of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
