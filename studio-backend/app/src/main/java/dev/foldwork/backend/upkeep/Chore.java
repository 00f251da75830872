package dev.foldwork.backend.upkeep;

/** Something to be done once a minute; several servers may do it at the same moment. */
public interface Chore {

    /** Returns what it does, for the log. */
    String name();

    /** Does it, in small steps. */
    void tidy();
}
