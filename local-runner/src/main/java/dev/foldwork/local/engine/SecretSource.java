package dev.foldwork.local.engine;

import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;

/** Gives an attempt its secrets and connections, at the moment it is executed. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /** Returns what can be had of it; may wait for it. */
    Given given(Needed needed) throws InterruptedException;
}
