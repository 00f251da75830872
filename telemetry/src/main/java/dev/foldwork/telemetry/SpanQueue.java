package dev.foldwork.telemetry;

import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.SpanSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Spans on their way out: a bounded queue and one thread that sends batches. Whoever gives spans is not kept waiting by
 * a slow or dead collector: what finds no room, and a batch that did not arrive after {@value #TRIES} tries, is dropped
 * and counted.
 */
final class SpanQueue implements SpanSink {

    private static final int CAPACITY = 8_192;
    private static final int BATCH = 512;
    private static final int TRIES = 3;
    private static final long LINGER_MILLIS = 200;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long LAST_MILLIS = 2_000;

    private final Export export;
    private final Consumer<String> notices;
    private final BlockingQueue<Span> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closing;

    SpanQueue(Export export, Consumer<String> notices) {
        this.export = export;
        this.notices = notices;
        this.thread = Thread.ofPlatform().daemon().name("telemetry").start(this::work);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void accept(Collection<Span> spans, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        for (Span span : spans) {
            if (span.place().sampled() && !taken(span, until - System.nanoTime())) {
                dropped.incrementAndGet();
            }
        }
    }

    private boolean taken(Span span, long nanos) {
        if (closing) {
            return false;
        }
        if (nanos <= 0) {
            return queue.offer(span);
        }
        try {
            return queue.offer(span, nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns how many spans were dropped so far. */
    long dropped() {
        return dropped.get();
    }

    private void work() {
        while (!closing || !queue.isEmpty()) {
            List<Span> batch = next();
            if (!batch.isEmpty() && !delivered(batch)) {
                dropped.addAndGet(batch.size());
                tell();
                if (closing) {
                    // Who did not answer now does not answer the rest either, and the process is to end.
                    dropped.addAndGet(queue.size());
                    queue.clear();
                }
            }
        }
    }

    /** Waits for a first span and a little longer for those that follow it. */
    private List<Span> next() {
        var batch = new ArrayList<Span>(BATCH);
        try {
            Span first = closing ? queue.poll() : queue.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
            while (batch.size() < BATCH) {
                Span more = closing ? queue.poll() : queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (more == null) {
                    break;
                }
                batch.add(more);
            }
        } catch (InterruptedException closingNow) {
            queue.drainTo(batch, BATCH - batch.size());
        }
        return batch;
    }

    private boolean delivered(List<Span> batch) {
        for (int tried = 1; ; tried++) {
            if (sent(batch)) {
                return true;
            }
            if (closing || tried == TRIES) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException closingNow) {
                return false;
            }
        }
    }

    private boolean sent(List<Span> batch) {
        try {
            return export.send(batch);
        } catch (RuntimeException fault) {
            return false;
        }
    }

    private void tell() {
        if (told.compareAndSet(false, true)) {
            notices.accept("Spans do not arrive at the collector that OTEL_EXPORTER_OTLP_ENDPOINT names: "
                    + dropped.get() + " were dropped so far; runs go on without");
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(Duration.ofMillis(LAST_MILLIS))) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        export.close();
    }
}
