package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why a change of a draft was refused: who changed what since the revision it was made from. Thread-safe. */
@Component
class Conflicts {

    private static final int MOST_CHANGES = 100;
    private static final int MOST_PATHS_SHOWN = 5;

    private final FlowStore flows;
    private final ChangeStore changes;

    Conflicts(FlowStore flows, ChangeStore changes) {
        this.flows = flows;
        this.changes = changes;
    }

    static ApiProblem unknown(Object flow) {
        return new ApiProblem(Code.FLOW_UNKNOWN, "There is no flow " + flow + ".");
    }

    /** Returns the draft when it still has the revision a change was made from, and may be changed. */
    Draft writable(UUID team, UUID flow, Change.Part part, long expected) {
        Draft draft = flows.draft(team, flow).orElseThrow(() -> unknown(flow));
        FlowSummary now = draft.flow();
        if (now.archivedAt() != null) {
            throw archived(now);
        }
        if (revision(now, part) != expected) {
            throw changed(now, part, expected);
        }
        return draft;
    }

    static ApiProblem archived(FlowSummary flow) {
        return new ApiProblem(Code.FLOW_ARCHIVED, "Flow '" + flow.name() + "' is archived: bring it back first.");
    }

    private static long revision(FlowSummary flow, Change.Part part) {
        return switch (part) {
            case LOGIC -> flow.draftRevision();
            case LAYOUT -> flow.layoutRevision();
        };
    }

    /** Returns why a write found its row changed at the last moment. */
    ApiProblem lost(UUID team, UUID flow, Change.Part part, long expected) {
        FlowSummary now = flows.find(team, flow).orElse(null);
        if (now == null) {
            return unknown(flow);
        }
        return now.archivedAt() != null ? archived(now) : changed(now, part, expected);
    }

    private ApiProblem changed(FlowSummary now, Change.Part part, long expected) {
        long revision = revision(now, part);
        // Not what has been written after the revision was read: it would be told of twice, or never.
        List<Change> since = changes.list(now.team(), now.id(), part, expected, revision + 1, MOST_CHANGES)
                .reversed();
        var more = new LinkedHashMap<String, @Nullable Object>();
        more.put("revision", revision);
        more.put("changes", since.stream().map(Change::toJson).toList());
        more.put("omitted", Math.max(0, revision - expected - since.size()));
        String what = part == Change.Part.LOGIC ? "draft" : "layout";
        return new ApiProblem(
                Code.DRAFT_CONFLICT,
                "The " + what + " of '" + now.name() + "' is at revision " + revision + ", not " + expected
                        + "; nothing was written. Take over what changed since, then send your change again.",
                problems(since),
                Map.copyOf(more));
    }

    private static List<Problem> problems(List<Change> since) {
        var problems = new ArrayList<Problem>();
        for (Change change : since) {
            List<String> shown = change.paths().stream().limit(MOST_PATHS_SHOWN).toList();
            String what = shown.isEmpty() ? "comments or spaces" : String.join(", ", shown);
            String rest = change.paths().size() > shown.size() ? " and more" : "";
            problems.add(new Problem(
                    Code.DRAFT_CONFLICT.name(),
                    Problem.Severity.ERROR,
                    null,
                    0,
                    0,
                    null,
                    change.by() + " changed " + what + rest + " in revision " + change.revision(),
                    "take it over before sending your change again"));
        }
        return problems;
    }
}
