package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.json.PatchStep;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeping a team's flows in order: folders, copies, the archive, who calls whom. Thread-safe. */
@Component
class Library {

    private static final Pattern FOLDER = Pattern.compile("([^/\\p{Cntrl}]{1,80}(/[^/\\p{Cntrl}]{1,80}){0,9})?");
    private static final int CALLERS_NAMED = 50;

    private final FlowStore flows;
    private final FlowSearchStore search;
    private final Drafts drafts;
    private final InstantSource clock;

    Library(FlowStore flows, FlowSearchStore search, Drafts drafts, InstantSource clock) {
        this.flows = flows;
        this.search = search;
        this.drafts = drafts;
        this.clock = clock;
    }

    FlowSummary get(UUID team, UUID flow) {
        return flows.find(team, flow).orElseThrow(() -> Conflicts.unknown(flow));
    }

    static String folder(String folder) {
        if (!FOLDER.matcher(folder).matches()) {
            throw ApiProblem.field("folder", "names joined by '/', at most 10 of at most 80 characters, or empty");
        }
        return folder;
    }

    FlowSummary move(UUID team, UUID flow, String folder) {
        get(team, flow);
        flows.setFolder(team, flow, folder(folder));
        return get(team, flow);
    }

    FlowSummary archive(UUID team, UUID flow) {
        FlowSummary found = get(team, flow);
        if (found.archivedAt() == null) {
            flows.setArchived(team, flow, clock.instant());
        }
        return get(team, flow);
    }

    FlowSummary bringBack(UUID team, UUID flow) {
        get(team, flow);
        flows.setArchived(team, flow, null);
        return get(team, flow);
    }

    /** Copies a draft, or a version, under another name; history and calls stay with the original. */
    Draft duplicate(Caller caller, UUID flow, @Nullable FlowVersion version, String name, @Nullable String title) {
        Draft original = drafts.get(caller.team(), flow);
        var steps = new ArrayList<PatchStep>();
        steps.add(set("name", name));
        if (title != null) {
            steps.add(set("title", title));
        }
        String text = DocumentPatch.apply(version == null ? original.text() : version.text(), steps)
                .text();
        var content = DraftContent.of(text, version == null ? original.files() : version.files());
        var layout = version == null ? original.layout() : version.layout();
        return drafts.create(caller, content, layout, original.flow().folder());
    }

    private static PatchStep set(String member, String value) {
        return new PatchStep(PatchStep.Kind.ADD, List.of("metadata", member), null, value, null, null);
    }

    List<FlowSearchStore.Call> calls(UUID team, UUID flow, FlowSearchStore.@Nullable Call after, int limit) {
        return search.calls(get(team, flow), true, after, limit);
    }

    /** Deletes a flow that no other flow calls and no trigger starts or waits for. */
    void delete(UUID team, UUID flow) {
        FlowSummary found = get(team, flow);
        var callers = new ArrayList<Problem>();
        search.calls(found, false, null, CALLERS_NAMED).forEach(call -> callers.add(caller(found, call)));
        search.triggers(found, CALLERS_NAMED).forEach(trigger -> callers.add(trigger(found, trigger)));
        if (!callers.isEmpty() || !flows.delete(team, flow)) {
            throw new ApiProblem(
                    Code.FLOW_IN_USE,
                    "Flow '" + found.name()
                            + "' is used by other flows or triggers and was not deleted; archive it, or change them.",
                    callers);
        }
    }

    private static Problem trigger(FlowSummary used, FlowSearchStore.Trigger trigger) {
        return new Problem(
                Code.FLOW_IN_USE.name(),
                Problem.Severity.ERROR,
                null,
                0,
                0,
                null,
                "The " + trigger.kind() + " '" + trigger.name() + "' uses '" + used.name() + "'",
                "delete it, or have it start or watch another flow");
    }

    private static Problem caller(FlowSummary called, FlowSearchStore.Call call) {
        String who = call.number() == 0
                ? "The draft of '" + call.name() + "'"
                : "'" + call.name() + "@" + call.number() + "'";
        return new Problem(
                Code.FLOW_IN_USE.name(),
                Problem.Severity.ERROR,
                null,
                0,
                0,
                null,
                who + " calls '" + called.name() + "@" + call.used() + "'",
                call.number() == 0
                        ? "change it to call another flow"
                        : "its versions stay as they are: delete that flow first, or archive this one");
    }
}
