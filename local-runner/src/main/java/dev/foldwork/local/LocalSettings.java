package dev.foldwork.local;

import dev.foldwork.node.Artifacts;
import dev.foldwork.node.NodeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What a local runner works with.
 *
 * @param locks folder of the runs' locks
 * @param secrets what this machine has for its own runs
 * @param notices told in words when something needs a person's eye
 */
public record LocalSettings(
        NodeCatalog catalog,
        InstantSource clock,
        Path locks,
        Artifacts artifacts,
        MachineSecrets secrets,
        Consumer<String> notices) {}
