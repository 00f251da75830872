package dev.foldwork.local;

import dev.foldwork.node.Artifacts;
import dev.foldwork.node.NodeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a local runner works with.
 *
 * @param locks folder of the runs' locks
 * @param secrets gives a secret's value by name
 * @param notices told in words when something needs a person's eye
 */
public record LocalSettings(
        NodeCatalog catalog,
        InstantSource clock,
        Path locks,
        Artifacts artifacts,
        Function<String, Optional<String>> secrets,
        Consumer<String> notices) {}
