package dev.foldwork.backend.trigger;

import dev.foldwork.backend.event.TeamEvent;
import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event trigger waits for. */
sealed interface Awaited {

    /** What the type of an event that a program tells of looks like. */
    Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");

    /** What {@link #TYPE} says, for people. */
    String TYPE_FORM = "1 to 100 lower case letters, digits or characters of _.- behind a letter, and not '"
            + TeamEvent.Kind.OWN + "…', which is the service's own";

    /** The ends that a run can have. */
    Set<String> ENDS = Set.of("succeeded", "failed", "cancelled");

    /**
     * The end of a run.
     *
     * @param flow of this stored flow; null for any
     * @param states in one of these states; empty for any
     */
    record RunEnded(@Nullable UUID flow, List<String> states) implements Awaited {}

    /**
     * A version of a flow.
     *
     * @param flow of this one; null for any
     */
    record VersionPublished(@Nullable UUID flow) implements Awaited {}

    /** An event that a program tells of. */
    record Posted(String type) implements Awaited {}

    /** Reads the field {@code event} of a body. */
    static Awaited of(Fields body) {
        Fields event = body.object("event", "kind", "flowId", "states", "type");
        String kind = event.text("kind");
        return switch (kind) {
            case "run_ended" -> {
                refuse(event, kind, "type");
                yield new RunEnded(flow(event), states(event));
            }
            case "version_published" -> {
                refuse(event, kind, "type", "states");
                yield new VersionPublished(flow(event));
            }
            case "posted" -> {
                refuse(event, kind, "flowId", "states");
                yield new Posted(type(event.text("type"), "event.type"));
            }
            default -> throw ApiProblem.field("event.kind", "run_ended, version_published or posted");
        };
    }

    private static void refuse(Fields event, String kind, String... others) {
        for (String other : others) {
            if (event.json().get(other) != null) {
                throw ApiProblem.field("event." + other, "left out when the kind is " + kind);
            }
        }
    }

    private static @Nullable UUID flow(Fields event) {
        String id = event.optionalText("flowId");
        return id == null ? null : FlowRequests.flow(id);
    }

    private static List<String> states(Fields event) {
        List<String> states =
                event.textList("states").stream().distinct().sorted().toList();
        if (!ENDS.containsAll(states)) {
            throw ApiProblem.field("event.states", "a list of succeeded, failed, cancelled, or left out for any end");
        }
        return states;
    }

    /** Returns the type of an event that a program tells of, or refuses it. */
    static String type(String type, String field) {
        if (!TYPE.matcher(type).matches() || type.startsWith(TeamEvent.Kind.OWN)) {
            throw ApiProblem.field(field, TYPE_FORM);
        }
        return type;
    }

    /** Returns the kind of the events. */
    default TeamEvent.Kind kind() {
        return switch (this) {
            case RunEnded ignored -> TeamEvent.Kind.RUN_ENDED;
            case VersionPublished ignored -> TeamEvent.Kind.VERSION_PUBLISHED;
            case Posted ignored -> TeamEvent.Kind.POSTED;
        };
    }

    /** Returns the stored flow that is watched, null for any and for events that are about none. */
    default @Nullable UUID watched() {
        return switch (this) {
            case RunEnded(UUID flow, var ignored) -> flow;
            case VersionPublished(UUID flow) -> flow;
            case Posted ignored -> null;
        };
    }

    /** Returns what the contract shows. */
    default Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kind", kind().wire());
        UUID watched = watched();
        json.put("flowId", watched == null ? null : watched.toString());
        json.put("states", this instanceof RunEnded(var ignored, List<String> states) ? states : List.of());
        json.put("type", this instanceof Posted(String type) ? type : null);
        return json;
    }
}
