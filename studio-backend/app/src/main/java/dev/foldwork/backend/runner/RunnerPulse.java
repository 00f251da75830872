package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Standing;
import dev.foldwork.backend.run.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every few seconds which runners are still there and still may be, and lets them all go when the service stops. */
@Component
class RunnerPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerPulse.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration NAMELESS = Duration.ofSeconds(10);

    private final RunnerDoor door;
    private final Runners runners;
    private final Standing standing;
    private volatile @Nullable Thread thread;

    RunnerPulse(RunnerDoor door, Runners runners, Standing standing) {
        this.door = door;
        this.runners = runners;
        this.standing = standing;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("runner pulse").start(this::beat);
    }

    private void beat() {
        while (true) {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException stopping) {
                return;
            }
            for (RunnerTalk talk : List.copyOf(door.talks())) {
                look(talk);
            }
        }
    }

    private void look(RunnerTalk talk) {
        try {
            Line line = talk.line();
            if (line == null) {
                if (talk.socket().age().compareTo(NAMELESS) > 0) {
                    talk.socket().end(RunnerSocket.REFUSED, "Say hello");
                }
            } else if (talk.socket().silence().compareTo(SILENCE) > 0) {
                talk.socket().end(RunnerSocket.LATER, "Nothing was heard");
            } else if (!standing.holds(talk.caller())) {
                talk.socket().end(RunnerSocket.REFUSED, "TOKEN_INVALID: the token has ended or allows less");
            } else if (!runners.seen(line)) {
                talk.socket().end(RunnerSocket.REFUSED, "Another connection of this runner counts now");
            } else {
                talk.socket().ping();
            }
        } catch (IOException broken) {
            talk.socket().end(RunnerSocket.BROKEN, "");
        } catch (RuntimeException failure) {
            LOG.warn("a runner cannot be looked after now: {}", failure.toString());
        }
    }

    @Override
    public void stop() {
        Thread beating = thread;
        thread = null;
        if (beating != null) {
            beating.interrupt();
        }
        List.copyOf(door.talks()).forEach(talk -> talk.socket().end(RunnerSocket.LATER, "The service stops"));
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server, which would wait for the connections. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
