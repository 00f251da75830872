package dev.foldwork.backend.trigger;

import dev.foldwork.backend.event.TeamEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that looks after schedules and events while the service is up, and forgets what is old. */
@Component
class TriggerLoops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TriggerLoops.class);
    private static final long LOOK_MILLIS = 500;
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration FIRES_KEPT = Duration.ofDays(90);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);

    private final Scheduler scheduler;
    private final EventDispatch dispatch;
    private final TeamEvents events;
    private final FireStore fires;
    private final DeliveryStore deliveries;
    private final InstantSource clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private long forgottenAt = System.nanoTime() - FORGET_EVERY.toNanos();

    TriggerLoops(
            Scheduler scheduler,
            EventDispatch dispatch,
            TeamEvents events,
            FireStore fires,
            DeliveryStore deliveries,
            InstantSource clock) {
        this.scheduler = scheduler;
        this.dispatch = dispatch;
        this.events = events;
        this.fires = fires;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("triggers").start(this::repeat);
    }

    private void repeat() {
        while (running) {
            boolean more = false;
            try {
                scheduler.lookAfterAll();
                more = dispatch.lookAfterSome();
                forget();
            } catch (RuntimeException failure) {
                // The database may be away: what is due stays due.
                LOG.warn("schedules and events cannot be looked after now: {}", failure.toString());
            }
            if (!more) {
                rest();
            }
        }
    }

    private synchronized void rest() {
        try {
            if (running) {
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException stopping) {
            running = false;
        }
    }

    private void forget() {
        if (System.nanoTime() - forgottenAt < FORGET_EVERY.toNanos()) {
            return;
        }
        Instant now = clock.instant();
        fires.forget(now.minus(FIRES_KEPT));
        deliveries.forget(now.minus(DELIVERIES_KEPT));
        events.forget(now.minus(EVENTS_KEPT));
        forgottenAt = System.nanoTime();
    }

    /** Lets what is being written come to its end, for some seconds. */
    @Override
    public void stop() {
        Thread last;
        synchronized (this) {
            running = false;
            last = thread;
            notifyAll();
        }
        try {
            if (last != null && !last.join(STOP)) {
                LOG.warn("schedules or events are still being looked after");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
