package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.node.Artifacts;
import dev.foldwork.node.step.StepRunner;
import java.time.InstantSource;

/**
 * What a worker works with.
 *
 * @param api the engine
 * @param steps runs attempts of nodes
 * @param artifacts where large values are stored
 * @param secrets where it gets the values of secrets
 * @param clock the time
 * @param reporter who is told of events
 * @param traced whether somebody takes spans
 */
record Means(
        ConductorApi api,
        StepRunner steps,
        Artifacts artifacts,
        SecretSource secrets,
        InstantSource clock,
        RunReporter reporter,
        boolean traced) {}
