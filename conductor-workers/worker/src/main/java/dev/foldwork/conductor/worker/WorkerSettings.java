package dev.foldwork.conductor.worker;

import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.node.Artifacts;
import dev.foldwork.node.NodeCatalog;
import java.net.URI;
import java.time.InstantSource;

/**
 * What a worker is made of.
 *
 * @param conductor address of the engine's REST interface, such as {@code http://127.0.0.1:8080/api}
 * @param name what the worker calls itself towards the engine
 * @param catalog the nodes it can run
 * @param artifacts where large values are stored
 * @param secrets where it gets the values of secrets
 * @param slots how many tasks it works on at once, at least 1
 * @param spans who takes spans; stays the caller's
 */
public record WorkerSettings(
        URI conductor,
        String name,
        NodeCatalog catalog,
        Artifacts artifacts,
        SecretSource secrets,
        InstantSource clock,
        int slots,
        SpanSink spans) {

    /** How many tasks a worker works on at once unless it is told otherwise. */
    public static final int SLOTS = 200;
}
