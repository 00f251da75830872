package dev.foldwork.cli.stack;

import java.io.IOException;

/** One process of the system. Used by the supervisor's thread only. */
interface Part {

    /** Returns what people call it. */
    String name();

    /** Starts it and returns its process; whether it is of use yet, {@link #isReady} tells. */
    ProcessHandle start() throws IOException, InterruptedException, StackException;

    /** Returns true when it does its work. */
    boolean isReady() throws IOException, InterruptedException;

    /** Asks it to end and returns when it has. */
    void stop() throws IOException, InterruptedException, StackException;

    /** Returns true when it must be started anew after the other one was. */
    default boolean leansOn(Part other) {
        return false;
    }

    /** Returns where it writes what happens. */
    String log();
}
