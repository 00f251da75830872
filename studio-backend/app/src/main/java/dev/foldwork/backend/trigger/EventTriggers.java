package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.event.TeamEvents;
import dev.foldwork.backend.flow.FlowSources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.rate.SharedRates;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with event triggers, and programs with events. Thread-safe. */
@Component
class EventTriggers {

    private static final int MOST = 100;
    private static final int LONGEST_INPUT = 200;
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_DATA = 64 << 10;
    private static final int MOST_PER_MINUTE = 300;

    private final EventTriggerStore store;
    private final EventFireStore fires;
    private final TeamEvents events;
    private final Jobs jobs;
    private final FlowSources flows;
    private final SharedRates rates;
    private final InstantSource clock;

    EventTriggers(
            EventTriggerStore store,
            EventFireStore fires,
            TeamEvents events,
            Jobs jobs,
            FlowSources flows,
            SharedRates rates,
            InstantSource clock) {
        this.store = store;
        this.fires = fires;
        this.events = events;
        this.jobs = jobs;
        this.flows = flows;
        this.rates = rates;
        this.clock = clock;
    }

    EventTrigger create(Caller caller, Map<String, @Nullable Object> body) {
        EventTrigger.Terms terms = terms(caller, body, null);
        if (store.count(caller.team()) >= MOST) {
            throw new ApiProblem(
                    Code.EVENT_TRIGGERS_TOO_MANY,
                    "The team has " + MOST + " event triggers. Delete one that is not used.");
        }
        return get(caller.team(), store.insert(terms, now()));
    }

    EventTrigger update(Caller caller, UUID id, Map<String, @Nullable Object> body) {
        EventTrigger old = get(caller.team(), id);
        store.update(id, terms(caller, body, old.terms().job()), now());
        return get(caller.team(), id);
    }

    private EventTrigger.Terms terms(Caller caller, Map<String, @Nullable Object> body, @Nullable Job old) {
        Fields fields = Body.of(body, "name", "event", "filter", "eventInput");
        String name = Body.name(fields);
        Awaited awaited = Awaited.of(fields);
        EventFilter filter = EventFilter.read(fields.optionalText("filter"));
        String input = fields.optionalText("eventInput");
        if (input != null && (input.isEmpty() || input.length() > LONGEST_INPUT || input.indexOf('\0') >= 0)) {
            throw ApiProblem.field("eventInput", "the name of an input");
        }
        UUID watched = awaited.watched();
        if (watched != null) {
            flows.require(caller.team(), watched);
        }
        Job job = jobs.read(caller, fields, old);
        if (input != null && job.inputs().containsKey(input)) {
            throw ApiProblem.field("eventInput", "another input than those that are set");
        }
        jobs.checkGrants(job);
        return new EventTrigger.Terms(name, job, awaited, filter, input);
    }

    EventTrigger get(UUID team, UUID id) {
        return store.find(team, id).orElseThrow(() -> unknown(id.toString()));
    }

    static ApiProblem unknown(String id) {
        return new ApiProblem(Code.EVENT_TRIGGER_UNKNOWN, "There is no event trigger " + id + ".");
    }

    List<EventTrigger> list(UUID team, int limit, @Nullable UUID before) {
        return store.list(team, limit, before);
    }

    List<EventFire> fires(UUID team, UUID id, int limit, @Nullable UUID before) {
        return fires.list(get(team, id), limit, before);
    }

    EventTrigger pause(UUID team, UUID id, boolean paused) {
        store.pause(team, id, paused);
        return get(team, id);
    }

    void delete(UUID team, UUID id) {
        if (!store.delete(team, id)) {
            throw unknown(id.toString());
        }
    }

    /** Takes an event that a program tells of; flows are started behind the answer. */
    TeamEvents.Posted post(Caller caller, Map<String, @Nullable Object> body, @Nullable String key) {
        Fields fields = Fields.of(body, "type", "data");
        String type = Awaited.type(fields.text("type"), "type");
        Object data = body.containsKey("data") ? body.get("data") : Map.of();
        if (Json.bytes(data).length > LARGEST_DATA) {
            throw new ApiProblem(Code.BODY_TOO_LARGE, "The data of an event may have at most 64 KiB.");
        }
        if (key != null && (key.isEmpty() || key.length() > LONGEST_KEY)) {
            throw ApiProblem.field("Idempotency-Key", "1 to " + LONGEST_KEY + " characters");
        }
        long pause = rates.take("events " + caller.team(), MOST_PER_MINUTE);
        if (pause > 0) {
            throw new ApiProblem(
                    Code.RATE_LIMITED,
                    "The team tells of more than " + MOST_PER_MINUTE + " events a minute. Come again in " + pause
                            + " s.",
                    List.of(),
                    Map.of(ApiProblem.RETRY_AFTER, pause));
        }
        return events.post(caller.team(), type, data, key, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
