package dev.foldwork.backend.audit;

import dev.foldwork.backend.settings.PeopleSettings;
import dev.foldwork.backend.upkeep.Chore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets entries of the audit trail that are older than the setting says, a few at a time. Thread-safe. */
@Component
class AuditRetention implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
    private static final int STEP = 500;

    private final AuditStore store;
    private final InstantSource clock;
    private final int days;

    AuditRetention(AuditStore store, InstantSource clock, PeopleSettings settings) {
        this.store = store;
        this.clock = clock;
        this.days = settings.keepAuditDays();
    }

    @Override
    public String name() {
        return "the retention of the audit trail";
    }

    @Override
    public void tidy() {
        if (days == 0) {
            return;
        }
        int gone = 0;
        int step;
        do {
            step = store.forget(clock.instant().minus(Duration.ofDays(days)), STEP);
            gone += step;
        } while (step == STEP && !Thread.currentThread().isInterrupted());
        if (gone > 0) {
            LOG.info("{} entries of the audit trail older than {} days were forgotten", gone, days);
        }
    }
}
