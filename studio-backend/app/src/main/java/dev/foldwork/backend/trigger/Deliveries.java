package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.rate.SharedRates;
import dev.foldwork.backend.run.RunOrigin;
import dev.foldwork.backend.run.RunRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what senders deliver to webhooks: each delivery starts one run, however often it is sent. Thread-safe. */
@Component
class Deliveries {

    private static final String ID_FORM = "[A-Za-z0-9_:/=+-]{1,200}";

    private final DSLContext database;
    private final WebhookStore webhooks;
    private final DeliveryStore store;
    private final Jobs jobs;
    private final RunRecorder recorder;
    private final SharedRates rates;
    private final InstantSource clock;

    Deliveries(
            DSLContext database,
            WebhookStore webhooks,
            DeliveryStore store,
            Jobs jobs,
            RunRecorder recorder,
            SharedRates rates,
            InstantSource clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.store = store;
        this.jobs = jobs;
        this.recorder = recorder;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * What a sender wrote.
     *
     * @param id its id of the delivery, null when it has none
     * @param time seconds since 1970 at which it was sent
     */
    record Message(
            @Nullable String id,
            @Nullable String time,
            @Nullable String signatures,
            @Nullable String type,
            byte[] body) {}

    /**
     * What came of it.
     *
     * @param run null when the run of an earlier delivery has been deleted
     */
    record Taken(Webhook webhook, String delivery, @Nullable UUID run, boolean duplicate) {}

    /** Finds a webhook that takes deliveries now; before the body is read. */
    WebhookStore.Found open(PathSecret secret) {
        return webhooks.find(secret, clock.instant())
                .orElseThrow(() -> new ApiProblem(Code.NOT_FOUND, "There is nothing here."));
    }

    /** Counts a call; returns 0, or after how many seconds to come again. */
    long pauseBefore(Webhook webhook) {
        return rates.take("hook " + webhook.id(), webhook.terms().perMinute());
    }

    /**
     * Takes a delivery.
     *
     * @throws ApiProblem SIGNATURE_INVALID, REQUEST_INVALID, JSON_INVALID, INPUT_INVALID
     */
    Taken take(WebhookStore.Found found, PathSecret secret, Message message) {
        Webhook webhook = found.webhook();
        byte[] sealed = found.sealedKey();
        if (sealed != null) {
            check(new SigningKey(secret.open(sealed)), message);
        }
        if (message.id() != null && !message.id().matches(ID_FORM)) {
            throw ApiProblem.field("webhook-id", "1 to 200 letters, digits or characters of _:/=+-");
        }
        String id = message.id() == null ? UUID.randomUUID().toString() : message.id();
        var known = store.find(webhook, id).orElse(null);
        if (known != null) {
            return new Taken(webhook, id, known.run(), true);
        }
        Map<String, @Nullable Object> inputs =
                HookInputs.of(message.type(), message.body(), webhook.terms().bodyInput());
        Jobs.Start start = jobs.prepare(
                webhook.terms().job(),
                inputs,
                RunOrigin.Trigger.WEBHOOK,
                webhook.terms().name());
        UUID run = started(webhook, id, start);
        if (run == null) {
            return new Taken(webhook, id, store.find(webhook, id).orElseThrow().run(), true);
        }
        recorder.wake(start.run());
        return new Taken(webhook, id, run, false);
    }

    /** One message whatever is wrong: it helps nobody to guess. */
    private void check(SigningKey key, Message message) {
        if (!key.signed(message.id(), message.time(), message.signatures(), message.body(), clock.instant())) {
            throw new ApiProblem(
                    Code.SIGNATURE_INVALID,
                    "webhook-id, webhook-timestamp and webhook-signature must fit the body and be at most "
                            + SigningKey.TOLERANCE.toMinutes() + " minutes old.");
        }
    }

    private @Nullable UUID started(Webhook webhook, String id, Jobs.Start start) {
        Instant now = clock.instant();
        return database.transactionResult(transaction -> {
            if (!store.claim(transaction.dsl(), webhook, id, now)) {
                return null;
            }
            UUID run = recorder.record(transaction.dsl(), start.run(), start.origin(), 0);
            store.started(transaction.dsl(), webhook, id, run);
            return run;
        });
    }
}
