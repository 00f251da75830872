package dev.foldwork.backend.flow;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a run of a stored flow is started from. Thread-safe. */
@Component
public class FlowSources {

    private final Drafts drafts;
    private final FlowStore flows;
    private final Versions versions;
    private final CalledFlows called;

    FlowSources(Drafts drafts, FlowStore flows, Versions versions, CalledFlows called) {
        this.drafts = drafts;
        this.flows = flows;
        this.versions = versions;
        this.called = called;
    }

    /**
     * What is started.
     *
     * @param version the version's number, 0 for the draft
     */
    public record Stored(Sources sources, int version) {}

    /** Returns the draft with all it calls. */
    public Stored draft(UUID team, UUID flow) {
        Draft draft = drafts.get(team, flow);
        refuseArchived(draft.flow());
        DraftFacts facts = DraftContent.of(draft.text(), draft.files()).facts(flows.teamName(team));
        return new Stored(called.sources(team, draft.flow().name(), draft.text(), draft.files(), facts.uses()), 0);
    }

    /**
     * Returns a version with all it calls.
     *
     * @param number which one, the newest when null
     */
    public Stored version(UUID team, UUID flow, @Nullable Integer number) {
        FlowSummary found = flows.find(team, flow).orElseThrow(() -> Conflicts.unknown(flow));
        refuseArchived(found);
        if (number == null && found.lastVersion() == 0) {
            throw new ApiProblem(
                    Code.FLOW_NOT_PUBLISHED,
                    "Flow '" + found.name() + "' has no version yet: publish it, or run the draft.");
        }
        FlowVersion version = versions.get(team, flow, number == null ? found.lastVersion() : number);
        return new Stored(
                called.sources(team, found.name(), version.text(), version.files(), version.uses()), version.number());
    }

    /** Refuses a flow that the team does not have. */
    public void require(UUID team, UUID flow) {
        if (flows.find(team, flow).isEmpty()) {
            throw Conflicts.unknown(flow);
        }
    }

    private static void refuseArchived(FlowSummary flow) {
        if (flow.archivedAt() != null) {
            throw Conflicts.archived(flow);
        }
    }
}
