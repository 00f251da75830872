package dev.foldwork.local.engine;

import java.util.Map;
import java.util.Set;

/** Gives an attempt the values of its secrets, at the moment it is executed. Thread-safe. */
@FunctionalInterface
public interface SecretSource {

    /** Returns the values that can be had, by name; may wait for them. */
    Map<String, String> values(Set<String> names) throws InterruptedException;
}
