package dev.foldwork.backend.trace;

import dev.foldwork.flow.trace.Traceparent;
import org.jspecify.annotations.Nullable;

/** The trace that what happens now on this thread belongs to. */
public final class CallerTrace {

    static final ScopedValue<Traceparent> NOW = ScopedValue.newInstance();

    private CallerTrace() {}

    /** Returns the place in it: the request's own where spans are recorded, else the caller's; null without any. */
    public static @Nullable Traceparent now() {
        return NOW.isBound() ? NOW.get() : null;
    }
}
