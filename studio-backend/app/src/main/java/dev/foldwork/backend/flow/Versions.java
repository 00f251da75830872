package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.check.Checked;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishing drafts and reading what was published. Thread-safe. */
@Component
class Versions {

    private final DSLContext database;
    private final FlowStore flows;
    private final VersionStore store;
    private final FlowChecks checks;
    private final Conflicts conflicts;
    private final InstantSource clock;

    Versions(
            DSLContext database,
            FlowStore flows,
            VersionStore store,
            FlowChecks checks,
            Conflicts conflicts,
            InstantSource clock) {
        this.database = database;
        this.flows = flows;
        this.store = store;
        this.checks = checks;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /**
     * What came of publishing.
     *
     * @param fresh false when the newest version is this very content already
     */
    record Published(FlowVersion version, boolean fresh) {}

    /** Makes a version of the draft at this revision; a draft that could not run is refused with every problem. */
    Published publish(Caller caller, UUID flow, long expected, String note) {
        Draft draft = conflicts.writable(caller.team(), flow, Change.Part.LOGIC, expected);
        Checked checked = checks.check(caller.team(), draft.text(), draft.files());
        Plan plan = checked.plan();
        if (plan == null) {
            throw new ApiProblem(
                    Code.FLOW_INVALID,
                    "Flow '" + draft.flow().name() + "' cannot run and was not published.",
                    checked.problems());
        }
        Published published;
        try {
            published = database.transactionResult(
                    transaction -> publish(transaction.dsl(), caller, flow, expected, note, plan.hash()));
        } catch (IntegrityConstraintViolationException gone) {
            throw new ApiProblem(
                    Code.FLOW_INVALID, "A version that the flow calls was deleted just now: check it again.");
        }
        if (published == null) {
            throw conflicts.lost(caller.team(), flow, Change.Part.LOGIC, expected);
        }
        return published;
    }

    /** The flow's row is held, so that numbers are given one by one. */
    private @Nullable Published publish(
            DSLContext transaction, Caller caller, UUID flow, long expected, String note, String hash) {
        Draft now = store.hold(transaction, caller.team(), flow).orElse(null);
        if (now == null || now.flow().draftRevision() != expected || now.flow().archivedAt() != null) {
            return null;
        }
        int last = now.flow().lastVersion();
        String sourceHash = sourceHash(now);
        FlowVersion newest = last == 0
                ? null
                : store.find(transaction, caller.team(), flow, last).orElseThrow();
        if (newest != null && newest.sourceHash().equals(sourceHash)) {
            return new Published(newest, false);
        }
        List<String> uses = DraftContent.of(now.text(), now.files())
                .facts(flows.teamName(caller.team()))
                .uses();
        var version = new FlowVersion(
                flow,
                last + 1,
                now.flow().title(),
                note,
                hash,
                sourceHash,
                now.text(),
                now.files(),
                now.layout(),
                uses,
                expected,
                clock.instant(),
                caller.name());
        store.insert(transaction, caller.team(), version, called(caller.team(), uses));
        return new Published(version, true);
    }

    private Collection<FlowVersion> called(UUID team, List<String> uses) {
        return uses.isEmpty()
                ? List.of()
                : store.pinned(team, CalledFlows.pins(uses)).values();
    }

    private static String sourceHash(Draft draft) {
        return sourceHash(draft.text(), draft.files(), draft.layout());
    }

    static String sourceHash(String text, Map<String, String> files, Map<String, @Nullable Object> layout) {
        return Json.sha256(Map.of("text", text, "files", files, "layout", layout));
    }

    FlowVersion get(UUID team, UUID flow, int number) {
        return store.find(team, flow, number).orElseThrow(() -> {
            boolean known = flows.find(team, flow).isPresent();
            return known
                    ? new ApiProblem(Code.VERSION_UNKNOWN, "Flow " + flow + " has no version " + number + ".")
                    : Conflicts.unknown(flow);
        });
    }

    List<FlowVersion> list(UUID team, UUID flow, @Nullable Integer before, int limit) {
        if (flows.find(team, flow).isEmpty()) {
            throw Conflicts.unknown(flow);
        }
        return store.list(team, flow, before, limit);
    }
}
