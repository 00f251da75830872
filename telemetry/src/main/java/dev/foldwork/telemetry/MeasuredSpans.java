package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.Measures;
import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.SpanSink;
import java.time.Duration;
import java.util.Collection;

/** Counts spans on their way out. */
record MeasuredSpans(SpanSink spans, RunMetrics metrics) implements SpanSink {

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void accept(Collection<Span> given, Duration patience) {
        given.forEach(metrics::count);
        spans.accept(given, patience);
    }

    @Override
    public Measures measures() {
        return metrics;
    }

    @Override
    public void close() {
        spans.close();
        metrics.close();
    }
}
