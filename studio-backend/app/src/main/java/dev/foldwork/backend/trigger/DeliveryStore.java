package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.WEBHOOK_DELIVERY;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What webhooks were given, in the database. */
@Component
class DeliveryStore {

    private final DSLContext database;

    DeliveryStore(DSLContext database) {
        this.database = database;
    }

    /**
     * One accepted delivery.
     *
     * @param id the entry's own id
     * @param delivery the sender's id of it, or one made here when there was none
     * @param run null once the run has been deleted
     */
    record Delivery(
            UUID id, String delivery, Instant at, @Nullable UUID run) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("id", id.toString());
            json.put("delivery", delivery);
            json.put("at", at.toString());
            json.put("run", run == null ? null : run.toString());
            return json;
        }
    }

    /** Notes a delivery; waits for whoever is noting the same one, and returns false when it is known. */
    boolean claim(DSLContext transaction, Webhook webhook, String id, Instant now) {
        return transaction
                        .insertInto(WEBHOOK_DELIVERY)
                        .set(WEBHOOK_DELIVERY.WEBHOOK_ID, webhook.id())
                        .set(WEBHOOK_DELIVERY.TEAM_ID, webhook.team())
                        .set(WEBHOOK_DELIVERY.DELIVERY, id)
                        .set(WEBHOOK_DELIVERY.AT, Rows.time(now))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void started(DSLContext transaction, Webhook webhook, String id, UUID run) {
        transaction
                .update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.RUN_ID, run)
                .where(of(webhook))
                .and(WEBHOOK_DELIVERY.DELIVERY.eq(id))
                .execute();
    }

    private static Condition of(Webhook webhook) {
        return WEBHOOK_DELIVERY.TEAM_ID.eq(webhook.team()).and(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook.id()));
    }

    Optional<Delivery> find(Webhook webhook, String id) {
        return rows(of(webhook).and(WEBHOOK_DELIVERY.DELIVERY.eq(id)), 1).stream()
                .findFirst();
    }

    List<Delivery> list(Webhook webhook, int limit, @Nullable UUID before) {
        Condition own = of(webhook);
        return rows(before == null ? own : own.and(WEBHOOK_DELIVERY.ID.lt(before)), limit);
    }

    private List<Delivery> rows(Condition condition, int limit) {
        return database.select(
                        WEBHOOK_DELIVERY.ID, WEBHOOK_DELIVERY.DELIVERY, WEBHOOK_DELIVERY.AT, WEBHOOK_DELIVERY.RUN_ID)
                .from(WEBHOOK_DELIVERY)
                .where(condition)
                .orderBy(WEBHOOK_DELIVERY.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new Delivery(row.value1(), row.value2(), row.value3().toInstant(), row.value4()));
    }

    /** Forgets deliveries before a time; one repeated after that starts a run again. */
    void forget(Instant before) {
        database.deleteFrom(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.AT.lt(Rows.time(before)))
                .execute();
    }
}
