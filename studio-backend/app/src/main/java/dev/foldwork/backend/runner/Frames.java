package dev.foldwork.backend.runner;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.run.OfferedRuns.Offer;
import dev.foldwork.backend.run.OfferedRuns.Position;
import dev.foldwork.backend.run.RunRequest;
import dev.foldwork.backend.run.RunSecrets;
import dev.foldwork.backend.run.StoredRun;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.Question;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.RunFold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frames of the connection with a runner, as protocol/api/runners.yaml describes them. */
final class Frames {

    private static final int LONGEST_TEXT = 4_000;
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled");

    private Frames() {}

    static UUID run(String text) {
        return Page.id(text, () -> ApiProblem.field("run", "the id of a run"));
    }

    static UUID run(Fields frame) {
        return run(frame.text("run"));
    }

    static long number(Fields frame, String field) {
        Long number = frame.optionalWhole(field);
        if (number == null || number < 0) {
            throw ApiProblem.field(field, "a whole number");
        }
        return number;
    }

    /** Reads why a runner does not take a run. */
    static FlowError refusal(Fields frame) {
        String code = frame.text("code");
        if (!code.matches("[A-Z][A-Z0-9_]{0,63}")) {
            throw ApiProblem.field("code", "a code");
        }
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("problems", frame.list("problems"));
        return new FlowError(code, shortened(frame.text("message")), details, "", false);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    static List<RunEvent> events(Fields frame) {
        var events = new ArrayList<RunEvent>();
        for (Object event : frame.list("events")) {
            if (!(event instanceof Map<?, ?> json)) {
                throw ApiProblem.field("events", "a list of objects");
            }
            events.add(event(json));
        }
        return events;
    }

    private static RunEvent event(Map<?, ?> json) {
        RunEvent event;
        try {
            event = RunEvent.fromJson(json);
            beRead(event);
        } catch (RuntimeException malformed) {
            throw ApiProblem.field("events", "a list of events");
        }
        boolean strange = event.kind() == Kind.RUN_FINISHED
                && !ENDS.contains(String.valueOf(event.data().get("state")));
        if (strange || event.seq() < 1) {
            throw ApiProblem.field("events", "a list of events as a journal holds them");
        }
        return event;
    }

    /** Whoever looks at the run reads its events by the same ways; what they cannot read must not come in. */
    private static void beRead(RunEvent event) {
        new RunFold().add(event);
        if (event.kind() == Kind.NODE_ASKING) {
            Question.fromJson(event.data());
        }
    }

    static Map<String, @Nullable Object> welcome(UUID runner) {
        Map<String, @Nullable Object> frame = frame("welcome");
        frame.put("runner", runner.toString());
        return frame;
    }

    static Map<String, @Nullable Object> offer(Offer offer) {
        StoredRun run = offer.run();
        Map<String, @Nullable Object> frame = frame("offer");
        frame.put("run", run.id().toString());
        frame.put("hash", run.record().hash());
        frame.put("main", offer.sources().main());
        frame.put("files", offer.sources().files());
        frame.put("inputs", run.record().inputs());
        frame.put("folders", run.options().folders());
        frame.put("rerunOf", run.record().rerunOf());
        var kept = new LinkedHashMap<String, @Nullable Object>();
        run.kept().forEach((path, settled) -> kept.put(path, settled.toJson()));
        frame.put("kept", kept);
        frame.put("at", run.record().createdAt().toString());
        frame.put("traceparent", run.traceparent());
        return frame;
    }

    static Map<String, @Nullable Object> acked(Position position) {
        Map<String, @Nullable Object> frame = frame("acked");
        frame.put("run", position.run().toString());
        frame.put("seq", position.seq());
        frame.put("over", position.over());
        return frame;
    }

    static Map<String, @Nullable Object> request(RunRequest request) {
        Map<String, @Nullable Object> frame = frame(request.verb());
        frame.put("request", request.id());
        frame.put("run", request.run().toString());
        request.data().forEach(frame::putIfAbsent);
        return frame;
    }

    static Map<String, @Nullable Object> values(long request, RunSecrets.Given given) {
        Map<String, @Nullable Object> frame = frame("values");
        frame.put("request", request);
        frame.putAll(given.toJson());
        return frame;
    }

    private static Map<String, @Nullable Object> frame(String type) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", type);
        return frame;
    }
}
