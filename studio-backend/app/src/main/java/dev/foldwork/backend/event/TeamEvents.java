package dev.foldwork.backend.event;

import dev.foldwork.backend.event.TeamEvent.Kind;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens, in the transaction in which it does, and hands it to whoever looks after it. Thread-safe.
 *
 * <p>What no trigger of the team waits for is not written.
 */
@Component
public class TeamEvents {

    private static final int MOST_TRIES = 20;

    private final TeamEventStore store;

    TeamEvents(TeamEventStore store) {
        this.store = store;
    }

    /** A run has ended. */
    public void runEnded(
            DSLContext transaction,
            UUID team,
            UUID run,
            @Nullable UUID flow,
            String state,
            int depth,
            Map<String, ? extends @Nullable Object> data,
            Instant at) {
        store.add(transaction, team, Kind.RUN_ENDED, flow, run, state, depth, data, at);
    }

    /** A version of a flow was published. */
    public void versionPublished(
            DSLContext transaction,
            UUID team,
            UUID flow,
            int number,
            String title,
            String note,
            String by,
            Instant at) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("flow", store.flowName(transaction, team, flow));
        data.put("flowId", flow.toString());
        data.put("version", (long) number);
        data.put("title", title);
        data.put("note", note);
        data.put("publishedBy", by);
        store.add(transaction, team, Kind.VERSION_PUBLISHED, flow, null, null, 0, data, at);
    }

    /**
     * What came of posting.
     *
     * @param duplicate true when the same event was posted before under this key
     */
    public record Posted(UUID id, String type, Instant at, boolean duplicate) {

        /** Returns it as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("id", id.toString());
            json.put("type", type);
            json.put("at", at.toString());
            json.put("duplicate", duplicate);
            return json;
        }
    }

    /**
     * Takes an event that a program tells of.
     *
     * @param key two events under one key are one
     * @throws ApiProblem IDEMPOTENCY_CONFLICT when the key belongs to another event
     */
    public Posted post(UUID team, String type, @Nullable Object data, @Nullable String key, Instant at) {
        String hash = Json.sha256(Arrays.asList(type, data));
        UUID fresh = store.post(team, type, data, key, hash, at);
        if (fresh != null) {
            return new Posted(fresh, type, at, false);
        }
        TeamEventStore.Known known = store.known(team, String.valueOf(key));
        if (!known.hash().equals(hash)) {
            throw new ApiProblem(
                    Code.IDEMPOTENCY_CONFLICT,
                    "The idempotency key belongs to event " + known.id() + ", which was another one.");
        }
        return new Posted(known.id(), type, known.at(), true);
    }

    /** Takes the first event that is due, and keeps others from taking it until the transaction ends; null when none is. */
    public @Nullable TeamEvent take(DSLContext transaction, Instant now) {
        return store.take(transaction, now, MOST_TRIES);
    }

    /** The event has been looked after; what nobody can ask for any more goes. */
    public void done(DSLContext transaction, TeamEvent event) {
        store.done(transaction, event.id());
    }

    /** The event could not be looked after: later again, and at last never. */
    public void postpone(TeamEvent event, Instant now) {
        int tries = store.tries(event.id());
        store.postpone(event.id(), now.plus(Duration.ofSeconds(1L + (long) tries * tries)));
    }

    /** Forgets events before a time, and what became of them. */
    public void forget(Instant before) {
        store.forget(before);
    }
}
