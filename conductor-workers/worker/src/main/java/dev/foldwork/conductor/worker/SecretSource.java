package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.CloudException;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;

/** Where a worker gets secrets and connections, at the moment a node needs them. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Returns what there is of it.
     *
     * @param run the run whose node needs it
     * @throws CloudException when the source is away
     */
    Given given(String run, Needed needed) throws InterruptedException;
}
