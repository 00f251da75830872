package dev.foldwork.backend.trigger;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.Definitions;
import dev.foldwork.backend.flow.Sources;
import dev.foldwork.backend.problem.ApiProblem;
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

    private final Definitions definitions;
    private final RunRecorder recorder;

    Jobs(Definitions definitions, RunRecorder recorder) {
        this.definitions = definitions;
        this.recorder = recorder;
    }

    /**
     * Reads flow, inputs, folders and privateHosts as the start of a run takes them; checks and keeps the flow.
     *
     * @param caller who asks; only an owner may grant
     * @param old the job whose flow is kept when the body names none; null when it must name one
     */
    Job read(Caller caller, Fields body, @Nullable Job old) {
        var options = new StartOptions(body.texts("folders"), body.textList("privateHosts"), null);
        caller.requireGrants(options.folders().keySet(), options.privateHosts());
        Target target = old != null && body.json().get("flow") == null
                ? old.target()
                : new Target.Pinned(flow(caller.team(), body).hash());
        return new Job(caller.team(), target, body.map("inputs"), options);
    }

    private Plan flow(UUID team, Fields body) {
        Fields flow = body.object("flow", "main", "files");
        return definitions.keep(team, new Sources(flow.text("main"), flow.texts("files")));
    }

    /** Returns the plan of a job's flow. */
    Plan plan(Job job) {
        return switch (job.target()) {
            case Target.Pinned pinned -> definitions.plan(job.team(), pinned.hash());
        };
    }

    /**
     * Checks a start with what set it off; the owner's inputs win.
     *
     * @throws ApiProblem INPUT_INVALID, FOLDER_MISSING, SECRET_MISSING
     */
    RunRecorder.Prepared prepare(Job job, Map<String, @Nullable Object> given) {
        var inputs = new LinkedHashMap<String, @Nullable Object>(given);
        inputs.putAll(job.inputs());
        return recorder.prepare(job.team(), plan(job), inputs, job.options());
    }

    /** Checks that every folder the flow needs is granted and every secret there, when its inputs are not all known yet. */
    void checkGrants(Job job) {
        recorder.checkGrants(job.team(), plan(job), job.options());
    }
}
