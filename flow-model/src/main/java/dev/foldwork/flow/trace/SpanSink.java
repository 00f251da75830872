package dev.foldwork.flow.trace;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Takes spans to whoever collects them. Thread-safe; never fails, and drops what it cannot take. */
public interface SpanSink extends AutoCloseable {

    /** Takes nothing. */
    SpanSink NONE = new SpanSink() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void accept(Collection<Span> spans, Duration patience) {}

        @Override
        public void close() {}
    };

    /** Returns whether spans are worth making. */
    boolean isOn();

    /** Takes spans that are over, waiting for room at most this long altogether. */
    void accept(Collection<Span> spans, Duration patience);

    /** Takes a span, without waiting. */
    default void accept(Span span) {
        accept(List.of(span), Duration.ZERO);
    }

    /** Returns where that is counted which is no span. */
    default Measures measures() {
        return Measures.NONE;
    }

    /** Sends what it has, within seconds. */
    @Override
    void close();
}
