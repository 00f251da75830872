package dev.foldwork.backend.upkeep;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that does all chores once a minute; one that fails keeps no other from being done. */
@Component
class Chores implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final List<Chore> chores;
    private volatile @Nullable Thread thread;

    Chores(List<Chore> chores) {
        this.chores = chores;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("chores").start(this::work);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                chores.forEach(Chores::tidy);
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tidy(Chore chore) {
        try {
            chore.tidy();
        } catch (RuntimeException failure) {
            // The database may be away: the next minute comes.
            LOG.warn("{} has to wait: {}", chore.name(), failure.toString());
        }
    }

    @Override
    public synchronized void stop() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
