package dev.foldwork.local;

import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;

/** Gives attempts of offered runs their secrets and connections. Thread-safe. */
@FunctionalInterface
public interface OfferedSecrets {

    /**
     * Returns what the one who offered a run gives for it; waits until it can be asked.
     *
     * @param key under which the run was taken
     */
    Given given(String key, Needed needed) throws InterruptedException;
}
