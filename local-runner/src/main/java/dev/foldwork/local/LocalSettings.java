package dev.foldwork.local;

import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.flow.trace.Traceparent;
import dev.foldwork.node.Artifacts;
import dev.foldwork.node.NodeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a local runner works with.
 *
 * @param locks folder of the runs' locks
 * @param secrets what this machine has for its own runs
 * @param notices told in words when something needs a person's eye
 * @param spans who takes spans; stays the caller's
 * @param caller the trace that runs started here belong to, null for one of their own
 */
public record LocalSettings(
        NodeCatalog catalog,
        InstantSource clock,
        Path locks,
        Artifacts artifacts,
        MachineSecrets secrets,
        Consumer<String> notices,
        SpanSink spans,
        @Nullable Traceparent caller) {

    /** Without anybody who takes spans. */
    public LocalSettings(
            NodeCatalog catalog,
            InstantSource clock,
            Path locks,
            Artifacts artifacts,
            MachineSecrets secrets,
            Consumer<String> notices) {
        this(catalog, clock, locks, artifacts, secrets, notices, SpanSink.NONE, null);
    }
}
