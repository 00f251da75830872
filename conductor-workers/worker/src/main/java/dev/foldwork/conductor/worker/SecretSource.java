package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import java.util.Map;
import java.util.Set;

/** Where a worker gets the values of secrets, at the moment a node needs them. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Returns values by name; a secret that there is none of is left out.
     *
     * @param run the run whose node needs them
     * @throws CloudException when the source is away
     */
    Map<String, String> values(String run, Set<String> names) throws InterruptedException;
}
