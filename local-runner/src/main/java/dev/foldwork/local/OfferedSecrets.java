package dev.foldwork.local;

import java.util.Map;
import java.util.Set;

/** Gives attempts of offered runs the values of their secrets. Thread-safe. */
@FunctionalInterface
public interface OfferedSecrets {

    /**
     * Returns the values that the one who offered a run gives for it; waits until it can be asked.
     *
     * @param key under which the run was taken
     */
    Map<String, String> values(String key, Set<String> names) throws InterruptedException;
}
