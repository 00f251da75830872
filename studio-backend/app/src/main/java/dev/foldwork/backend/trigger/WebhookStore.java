package dev.foldwork.backend.trigger;

import static dev.foldwork.schema.Tables.WEBHOOK;
import static dev.foldwork.schema.Tables.WEBHOOK_SECRET;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Webhooks and the hashes of their secrets in the database. */
@Component
class WebhookStore {

    private static final Rows.JobColumns JOB = new Rows.JobColumns(
            WEBHOOK.TEAM_ID,
            WEBHOOK.HASH,
            WEBHOOK.FLOW_ID,
            WEBHOOK.VERSION,
            WEBHOOK.ENGINE,
            WEBHOOK.RUNNER_ID,
            WEBHOOK.INPUTS,
            WEBHOOK.FOLDERS,
            WEBHOOK.PRIVATE_HOSTS);

    private static final Field<Boolean> SIGNED = field(exists(selectOne()
                    .from(WEBHOOK_SECRET)
                    .where(WEBHOOK_SECRET.WEBHOOK_ID.eq(WEBHOOK.ID))
                    .and(WEBHOOK_SECRET.EXPIRES_AT.isNull())
                    .and(WEBHOOK_SECRET.SEALED_KEY.isNotNull())))
            .as("signed");

    private final DSLContext database;

    WebhookStore(DSLContext database) {
        this.database = database;
    }

    /**
     * A webhook that was found by its secret.
     *
     * @param sealedKey its encrypted key for signatures, null when deliveries are not signed
     */
    record Found(Webhook webhook, byte @Nullable [] sealedKey) {}

    UUID insert(Webhook.Terms terms, PathSecret secret, byte @Nullable [] sealedKey, Instant now) {
        return database.transactionResult(transaction -> {
            UUID id = Objects.requireNonNull(transaction
                    .dsl()
                    .insertInto(WEBHOOK)
                    .set(columns(terms))
                    .set(WEBHOOK.CREATED_AT, Rows.time(now))
                    .set(WEBHOOK.UPDATED_AT, Rows.time(now))
                    .returningResult(WEBHOOK.ID)
                    .fetchOne(WEBHOOK.ID));
            secret(transaction.dsl(), terms.job().team(), id, secret, sealedKey, now);
            return id;
        });
    }

    private static void secret(
            DSLContext transaction,
            UUID team,
            UUID webhook,
            PathSecret secret,
            byte @Nullable [] sealedKey,
            Instant now) {
        transaction
                .insertInto(WEBHOOK_SECRET)
                .set(WEBHOOK_SECRET.HASH, secret.hash())
                .set(WEBHOOK_SECRET.WEBHOOK_ID, webhook)
                .set(WEBHOOK_SECRET.TEAM_ID, team)
                .set(WEBHOOK_SECRET.SEALED_KEY, sealedKey)
                .set(WEBHOOK_SECRET.CREATED_AT, Rows.time(now))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> columns(Webhook.Terms terms) {
        Map<Field<?>, @Nullable Object> columns = JOB.of(terms.job());
        columns.put(WEBHOOK.NAME, terms.name());
        columns.put(WEBHOOK.BODY_INPUT, terms.bodyInput());
        columns.put(WEBHOOK.ANSWER, terms.answer().wire());
        columns.put(WEBHOOK.WAIT_SECONDS, terms.waitSeconds());
        columns.put(WEBHOOK.PER_MINUTE, terms.perMinute());
        return columns;
    }

    void update(UUID id, Webhook.Terms terms, Instant now) {
        database.update(WEBHOOK)
                .set(columns(terms))
                .set(WEBHOOK.UPDATED_AT, Rows.time(now))
                .where(of(terms.job().team(), id))
                .execute();
    }

    private static Condition of(UUID team, UUID webhook) {
        return WEBHOOK.TEAM_ID.eq(team).and(WEBHOOK.ID.eq(webhook));
    }

    /** Gives a webhook a new secret; the ones before it end at a time. */
    void rotate(Webhook webhook, PathSecret secret, byte @Nullable [] sealedKey, Instant now, Instant end) {
        database.transaction(transaction -> {
            var old = WEBHOOK_SECRET
                    .WEBHOOK_ID
                    .eq(webhook.id())
                    .and(WEBHOOK_SECRET.EXPIRES_AT.isNull().or(WEBHOOK_SECRET.EXPIRES_AT.gt(Rows.time(end))));
            transaction
                    .dsl()
                    .update(WEBHOOK_SECRET)
                    .set(WEBHOOK_SECRET.EXPIRES_AT, Rows.time(end))
                    .where(old)
                    .execute();
            secret(transaction.dsl(), webhook.team(), webhook.id(), secret, sealedKey, now);
        });
    }

    void pause(UUID team, UUID id, boolean paused) {
        database.update(WEBHOOK).set(WEBHOOK.PAUSED, paused).where(of(team, id)).execute();
    }

    boolean delete(UUID team, UUID id) {
        return database.deleteFrom(WEBHOOK).where(of(team, id)).execute() > 0;
    }

    Optional<Webhook> find(UUID team, UUID id) {
        return database.select(WEBHOOK.asterisk(), SIGNED)
                .from(WEBHOOK)
                .where(of(team, id))
                .fetchOptional(WebhookStore::webhook);
    }

    List<Webhook> list(UUID team, int limit, @Nullable UUID before) {
        Condition own = WEBHOOK.TEAM_ID.eq(team);
        return database.select(WEBHOOK.asterisk(), SIGNED)
                .from(WEBHOOK)
                .where(before == null ? own : own.and(WEBHOOK.ID.lt(before)))
                .orderBy(WEBHOOK.ID.desc())
                .limit(limit)
                .fetch(WebhookStore::webhook);
    }

    /** Finds by the hash of a secret, so that no comparison takes longer the more of a secret is right. */
    Optional<Found> find(PathSecret secret, Instant now) {
        return database.select(WEBHOOK.asterisk(), WEBHOOK_SECRET.SEALED_KEY, SIGNED)
                .from(WEBHOOK_SECRET)
                .join(WEBHOOK)
                .on(WEBHOOK.ID.eq(WEBHOOK_SECRET.WEBHOOK_ID))
                .where(WEBHOOK_SECRET.HASH.eq(secret.hash()))
                .and(WEBHOOK_SECRET.EXPIRES_AT.isNull().or(WEBHOOK_SECRET.EXPIRES_AT.gt(Rows.time(now))))
                .fetchOptional(row -> new Found(webhook(row), row.get(WEBHOOK_SECRET.SEALED_KEY)));
    }

    private static Webhook webhook(Record row) {
        var terms = new Webhook.Terms(
                row.get(WEBHOOK.NAME),
                JOB.job(row),
                row.get(WEBHOOK.BODY_INPUT),
                Webhook.Answer.valueOf(row.get(WEBHOOK.ANSWER).toUpperCase(Locale.ROOT)),
                row.get(WEBHOOK.WAIT_SECONDS),
                row.get(WEBHOOK.PER_MINUTE));
        return new Webhook(
                row.get(WEBHOOK.ID),
                terms,
                Boolean.TRUE.equals(row.get(SIGNED)),
                row.get(WEBHOOK.PAUSED),
                row.get(WEBHOOK.CREATED_AT).toInstant(),
                row.get(WEBHOOK.UPDATED_AT).toInstant());
    }
}
