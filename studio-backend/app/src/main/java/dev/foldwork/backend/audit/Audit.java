package dev.foldwork.backend.audit;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes down what people do. Thread-safe. */
@Component
public class Audit {

    private final AuditStore store;
    private final InstantSource clock;

    Audit(AuditStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes a deed in the transaction that does it: both happen, or neither. */
    public void write(DSLContext transaction, Deed deed) {
        store.add(transaction, deed, clock.instant());
    }

    /** Writes a deed that is done already. */
    void write(Deed deed) {
        store.add(store.database(), deed, clock.instant());
    }
}
