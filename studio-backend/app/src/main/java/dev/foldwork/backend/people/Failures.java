package dev.foldwork.backend.people;

import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.upkeep.Chore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has failed sign-ins in the audit trail: the first one for an account at once, the others of a quarter of an hour as one
 * entry with their number, so that nobody can fill the trail. It is in each team of the account's person; what was tried
 * on nobody's account is in the default team and counted together. Neither passwords nor unknown names are kept.
 *
 * <p>They are written by a thread of their own: how long an answer takes must not tell whether there is an account.
 */
@Component
class Failures implements Chore, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int WAITING = 1_000;
    private static final int STEP = 100;

    private final FailureStore store;
    private final PersonStore people;
    private final Audit audit;
    private final DSLContext database;
    private final InstantSource clock;
    private final BlockingQueue<Failure> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private volatile @Nullable Thread thread;

    Failures(FailureStore store, PersonStore people, Audit audit, DSLContext database, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    private record Failure(@Nullable UUID person, String via, String address) {}

    /**
     * Notes a failed sign-in.
     *
     * @param person whose account was tried; null for nobody's
     * @param via password, oidc or passkey
     */
    void note(@Nullable UUID person, String via, String address) {
        if (!waiting.offer(new Failure(person, via, address))) {
            lost.incrementAndGet();
        }
    }

    private void write(Failure failure) {
        UUID person = failure.person();
        List<UUID> teams = person == null ? List.of(people.defaultTeam()) : store.teams(person);
        database.transaction(transaction -> {
            for (UUID team : teams) {
                int count =
                        store.add(transaction.dsl(), team, person, failure.via(), failure.address(), clock.instant());
                if (count == 1) {
                    String detail = "from " + failure.address();
                    audit.write(transaction.dsl(), deed(team, person, failure.via(), detail));
                }
            }
        });
    }

    /** Whoever failed is not the person whose account it is. */
    private static Deed deed(UUID team, @Nullable UUID person, String via, String detail) {
        String subject = person == null ? "" : person.toString();
        return new Deed(team, null, "unknown", via, null, "sign_in.failed", subject, detail);
    }

    @Override
    public String name() {
        return "writing down failed sign-ins";
    }

    /** Writes down how many more there were in windows that have ended. */
    @Override
    public void tidy() {
        int taken;
        do {
            taken = database.transactionResult(transaction -> {
                var old = store.take(transaction.dsl(), clock.instant().minus(WINDOW), STEP);
                old.stream().filter(each -> each.count() > 1).forEach(each -> {
                    String detail = each.count() - 1 + " more, the last from " + each.address();
                    audit.write(transaction.dsl(), deed(each.team(), each.person(), each.via(), detail));
                });
                return old.size();
            });
        } while (taken == STEP);
        long missed = lost.getAndSet(0);
        if (missed > 0) {
            LOG.warn("{} failed sign-ins came faster than they could be counted", missed);
        }
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("failed sign-ins").start(this::work);
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                write(waiting.take());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                LOG.warn("a failed sign-in cannot be written down: {}", failure.toString());
            }
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
