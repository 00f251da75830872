package dev.foldwork.backend.run;

import dev.foldwork.flow.trace.SpanSink;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.stereotype.Component;

/** Runs whose end this service has just written, for whoever makes their spans. Thread-safe; keeps nobody waiting. */
@Component
class EndedRuns {

    private static final int MOST = 10_000;

    private final SpanSink spans;
    private final BlockingQueue<UUID> ended = new ArrayBlockingQueue<>(MOST);

    EndedRuns(SpanSink spans) {
        this.spans = spans;
    }

    /** The run's end is written within a transaction that has not been committed yet; one too many gets no spans. */
    void add(UUID run) {
        if (spans.isOn() && !ended.offer(run)) {
            ended.poll();
        }
    }

    UUID take() throws InterruptedException {
        return ended.take();
    }
}
