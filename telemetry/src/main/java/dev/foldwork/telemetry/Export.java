package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.Span;
import java.util.List;

/** Sends spans. */
interface Export extends AutoCloseable {

    /** Sends spans and waits for the answer; false when they did not arrive. */
    boolean send(List<Span> spans);

    @Override
    void close();
}
