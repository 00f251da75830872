package dev.foldwork.backend.audit;

import static dev.foldwork.schema.Tables.AUDIT_EVENT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit trail in the database; it can only grow, but for what is older than it has to be kept. */
@Component
class AuditStore {

    private final DSLContext database;

    AuditStore(DSLContext database) {
        this.database = database;
    }

    /** A deed with its time. */
    record Entry(UUID id, Instant at, Deed deed) {}

    DSLContext database() {
        return database;
    }

    void add(DSLContext transaction, Deed deed, Instant now) {
        transaction
                .insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.TEAM_ID, deed.team())
                .set(AUDIT_EVENT.AT, now.atOffset(ZoneOffset.UTC))
                .set(AUDIT_EVENT.PERSON_ID, deed.person())
                .set(AUDIT_EVENT.NAME, deed.name())
                .set(AUDIT_EVENT.VIA, deed.via())
                .set(AUDIT_EVENT.VIA_ID, deed.viaId())
                .set(AUDIT_EVENT.ACTION, deed.action())
                .set(AUDIT_EVENT.SUBJECT, deed.subject())
                .set(AUDIT_EVENT.DETAIL, deed.detail())
                .execute();
    }

    /** Forgets some entries older than this; the database itself refuses to lose any of the last 30 days. */
    int forget(Instant before, int most) {
        return database.transactionResult(transaction -> {
            transaction.dsl().execute("select set_config('foldwork.audit_retention', 'on', true)");
            return transaction
                    .dsl()
                    .deleteFrom(AUDIT_EVENT)
                    .where(AUDIT_EVENT.ID.in(select(AUDIT_EVENT.ID)
                            .from(AUDIT_EVENT)
                            .where(AUDIT_EVENT.AT.lt(before.atOffset(ZoneOffset.UTC)))
                            .orderBy(AUDIT_EVENT.AT)
                            .limit(most)))
                    .execute();
        });
    }

    /** Returns a team's entries, newest first. */
    List<Entry> list(UUID team, int limit, @Nullable UUID before) {
        return database.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.TEAM_ID.eq(team))
                .and(before == null ? noCondition() : AUDIT_EVENT.ID.lt(before))
                .orderBy(AUDIT_EVENT.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.get(AUDIT_EVENT.ID),
                        row.get(AUDIT_EVENT.AT).toInstant(),
                        new Deed(
                                row.get(AUDIT_EVENT.TEAM_ID),
                                row.get(AUDIT_EVENT.PERSON_ID),
                                row.get(AUDIT_EVENT.NAME),
                                row.get(AUDIT_EVENT.VIA),
                                row.get(AUDIT_EVENT.VIA_ID),
                                row.get(AUDIT_EVENT.ACTION),
                                row.get(AUDIT_EVENT.SUBJECT),
                                row.get(AUDIT_EVENT.DETAIL))));
    }
}
