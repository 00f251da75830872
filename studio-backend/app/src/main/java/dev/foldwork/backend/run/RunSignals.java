package dev.foldwork.backend.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Wakes whoever waits for a run's next event, whichever backend wrote it. Thread-safe. */
@Component
class RunSignals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunSignals.class);
    private static final int LISTEN_MILLIS = 500;

    private final DataSource source;
    private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean running;

    RunSignals(DataSource source) {
        this.source = source;
    }

    /** Returns what opens with the next thing that happens to the run; to be taken before one looks at the run. */
    CountDownLatch bell(UUID run) {
        return waiting.computeIfAbsent(run, key -> new CountDownLatch(1));
    }

    /** Lets go of a run's bell; whoever still waits for it sees at the next look what happened. */
    void forget(UUID run) {
        waiting.remove(run);
    }

    /** Returns false once the service stops; whoever waits gives up then. */
    boolean open() {
        return running;
    }

    private void listen() {
        while (running) {
            try (Connection connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen run_events");
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException away) {
                LOG.debug("the database does not answer; listening again", away);
                rest();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            for (PGNotification notification : connection.getNotifications(LISTEN_MILLIS)) {
                ring(UUID.fromString(notification.getParameter().split(" ")[0]));
            }
        }
    }

    private void ring(UUID run) {
        CountDownLatch bell = waiting.remove(run);
        if (bell != null) {
            bell.countDown();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(LISTEN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("run signals").daemon().start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        waiting.keySet().forEach(this::ring);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which waits for the readers that this lets go. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
