package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with webhooks. Thread-safe. */
@Component
class Webhooks {

    private static final int LONGEST_WAIT = 60;
    private static final int USUAL_WAIT = 30;
    private static final int MOST_PER_MINUTE = 6_000;
    private static final int USUAL_PER_MINUTE = 60;
    private static final int LONGEST_KEPT = (int) Duration.ofDays(7).toSeconds();

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final Jobs jobs;
    private final InstantSource clock;

    Webhooks(WebhookStore store, DeliveryStore deliveries, Jobs jobs, InstantSource clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A webhook with its secrets, which are shown this once.
     *
     * @param key null when deliveries are not signed
     */
    record Opened(
            Webhook webhook, PathSecret secret, @Nullable SigningKey key) {

        Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>(webhook.toJson());
            json.put("path", "/hooks/" + secret.text());
            json.put("signingKey", key == null ? null : key.text());
            return json;
        }
    }

    Opened create(Caller caller, Map<String, @Nullable Object> body) {
        Fields fields =
                Body.of(body, "name", "bodyInput", "answer", "waitSeconds", "perMinute", "signed", "signingKey");
        SigningKey key = key(fields);
        Webhook.Terms terms = terms(caller, fields, null);
        PathSecret secret = PathSecret.create();
        UUID id = store.insert(terms, secret, key == null ? null : secret.seal(key.bytes()), clock.instant());
        return new Opened(get(caller.team(), id), secret, key);
    }

    private static @Nullable SigningKey key(Fields fields) {
        String given = fields.optionalText("signingKey");
        boolean signed = Body.flag(fields, "signed");
        if (given == null) {
            return signed ? SigningKey.create() : null;
        }
        if (!signed) {
            throw ApiProblem.field("signed", "true when there is a signingKey");
        }
        return SigningKey.read(given);
    }

    Webhook update(Caller caller, UUID id, Map<String, @Nullable Object> body) {
        Fields fields = Body.of(body, "name", "bodyInput", "answer", "waitSeconds", "perMinute");
        Webhook old = get(caller.team(), id);
        store.update(id, terms(caller, fields, old.terms().job()), clock.instant());
        return get(caller.team(), id);
    }

    private Webhook.Terms terms(Caller caller, Fields fields, @Nullable Job old) {
        String name = Body.name(fields);
        String bodyInput = fields.optionalText("bodyInput");
        Webhook.Answer answer = answer(fields.optionalText("answer"));
        int wait = Body.number(fields, "waitSeconds", 1, LONGEST_WAIT, USUAL_WAIT);
        int perMinute = Body.number(fields, "perMinute", 1, MOST_PER_MINUTE, USUAL_PER_MINUTE);
        Job job = jobs.read(caller, fields, old);
        if (bodyInput != null && job.inputs().containsKey(bodyInput)) {
            throw ApiProblem.field("bodyInput", "another input than those that are set");
        }
        jobs.checkGrants(job);
        return new Webhook.Terms(name, job, bodyInput, answer, wait, perMinute);
    }

    private static Webhook.Answer answer(@Nullable String wire) {
        return Arrays.stream(Webhook.Answer.values())
                .filter(answer -> answer.wire().equals(wire == null ? "now" : wire))
                .findFirst()
                .orElseThrow(() -> ApiProblem.field("answer", "now or after_run"));
    }

    /** Gives a new path and, when signed, a new key; the old ones go on working for the seconds asked for. */
    Opened rotate(UUID team, UUID id, Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "signed", "signingKey", "keepSeconds");
        Webhook webhook = get(team, id);
        SigningKey key = key(fields);
        int kept = Body.number(fields, "keepSeconds", 0, LONGEST_KEPT, 0);
        PathSecret secret = PathSecret.create();
        Instant now = clock.instant();
        store.rotate(webhook, secret, key == null ? null : secret.seal(key.bytes()), now, now.plusSeconds(kept));
        return new Opened(get(team, id), secret, key);
    }

    Webhook get(UUID team, UUID id) {
        return store.find(team, id).orElseThrow(() -> unknown(id.toString()));
    }

    static ApiProblem unknown(String id) {
        return new ApiProblem(Code.WEBHOOK_UNKNOWN, "There is no webhook " + id + ".");
    }

    List<Webhook> list(UUID team, int limit, @Nullable UUID before) {
        return store.list(team, limit, before);
    }

    List<DeliveryStore.Delivery> deliveries(UUID team, UUID id, int limit, @Nullable UUID before) {
        return deliveries.list(get(team, id), limit, before);
    }

    Webhook pause(UUID team, UUID id, boolean paused) {
        store.pause(team, id, paused);
        return get(team, id);
    }

    void delete(UUID team, UUID id) {
        if (!store.delete(team, id)) {
            throw unknown(id.toString());
        }
    }
}
