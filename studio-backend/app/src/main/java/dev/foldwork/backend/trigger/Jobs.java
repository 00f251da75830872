package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.flow.FlowRequests;
import dev.foldwork.backend.flow.FlowSources;
import dev.foldwork.backend.flow.Sources;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.Place;
import dev.foldwork.backend.run.RunOrigin;
import dev.foldwork.backend.run.RunRecorder;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads jobs from bodies and makes starts of them. Thread-safe. */
@Component
class Jobs {

    private static final int LONGEST_REASON = 1_000;

    private final Definitions definitions;
    private final FlowSources flows;
    private final RunRecorder recorder;

    Jobs(Definitions definitions, FlowSources flows, RunRecorder recorder) {
        this.definitions = definitions;
        this.flows = flows;
        this.recorder = recorder;
    }

    /**
     * Reads the members of {@link Job#FIELDS} much as the start of a run takes them; checks and keeps the flow.
     *
     * @param caller who asks; only an owner may grant
     * @param old the job whose flow is kept when the body names none; null when it must name one
     */
    Job read(Caller caller, Fields body, @Nullable Job old) {
        var options = new StartOptions(body.texts("folders"), body.textList("privateHosts"), null);
        caller.requireGrants(options.folders().keySet(), options.privateHosts());
        Target target = target(caller.team(), body, old);
        boolean granted =
                !options.folders().isEmpty() || !options.privateHosts().isEmpty();
        if (granted && target instanceof Target.Stored stored && stored.version() == null) {
            throw ApiProblem.field(
                    "version", "a number when folders or privateHosts are granted: what is published later gets none");
        }
        Place place = recorder.settle(caller.team(), Place.of(body, options));
        return new Job(caller.team(), target, body.map("inputs"), options, place);
    }

    private Target target(UUID team, Fields body, @Nullable Job old) {
        boolean sent = body.json().get("flow") != null;
        String stored = body.optionalText("flowId");
        if (sent && stored != null) {
            throw ApiProblem.field("flowId", "left out beside 'flow'");
        }
        if (stored != null) {
            return new Target.Stored(FlowRequests.flow(stored), version(body));
        }
        if (body.json().get("version") != null) {
            throw ApiProblem.field("version", "left out without 'flowId'");
        }
        if (!sent && old != null) {
            return old.target();
        }
        if (!sent) {
            throw ApiProblem.field("flow", "an object with main and files, unless 'flowId' names a stored flow");
        }
        Fields flow = body.object("flow", "main", "files");
        Plan plan = definitions.keep(team, new Sources(flow.text("main"), flow.texts("files")));
        return new Target.Pinned(plan.hash());
    }

    private static @Nullable Integer version(Fields body) {
        return switch (body.json().get("version")) {
            case null -> null;
            case Long number when number > 0 && number < Integer.MAX_VALUE -> number.intValue();
            default ->
                throw ApiProblem.field("version", "a version's number, or left out for the newest one each time");
        };
    }

    /** What a job's flow is now. */
    private record Found(
            Plan plan, @Nullable UUID flow, @Nullable Integer version) {}

    private Found find(Job job) {
        return switch (job.target()) {
            case Target.Pinned(String hash) -> new Found(definitions.plan(job.team(), hash), null, null);
            case Target.Stored(UUID flow, Integer version) -> {
                FlowSources.Stored stored = flows.version(job.team(), flow, version);
                yield new Found(definitions.keep(job.team(), stored.sources()), flow, stored.version());
            }
        };
    }

    /** A start that has been checked, and where it comes from. */
    record Start(RunRecorder.Prepared run, RunOrigin origin) {}

    /**
     * Checks a start with what set it off; the owner's inputs win.
     *
     * @param name of the trigger
     * @throws ApiProblem INPUT_INVALID, FOLDER_MISSING, SECRET_MISSING; FLOW_UNKNOWN, FLOW_ARCHIVED, FLOW_NOT_PUBLISHED,
     *     VERSION_UNKNOWN, FLOW_INVALID; RUNNER_MISSING, RUNNER_FULL
     */
    Start prepare(Job job, Map<String, @Nullable Object> given, RunOrigin.Trigger trigger, String name) {
        var inputs = new LinkedHashMap<String, @Nullable Object>(given);
        inputs.putAll(job.inputs());
        Found found = find(job);
        if (job.place().local() && job.place().runner() == null) {
            throw new ApiProblem(Code.RUNNER_MISSING, "The runner of '" + name + "' was removed: name another one.");
        }
        return new Start(
                recorder.prepare(job.team(), found.plan(), inputs, job.options(), job.place()),
                new RunOrigin(trigger, name, found.flow(), found.version()));
    }

    /** Checks that every folder the flow needs is granted and every secret there, when its inputs are not all known yet. */
    void checkGrants(Job job) {
        recorder.checkGrants(job.team(), find(job).plan(), job.options(), job.place());
    }

    /** Returns why a start was refused, as a history shows it. */
    static String reason(ApiProblem refused) {
        var text = new StringBuilder(String.valueOf(refused.getMessage()));
        refused.problems()
                .forEach(problem -> text.append(' ').append(problem.message()).append('.'));
        String reason = text.toString().replace('\0', ' ');
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
