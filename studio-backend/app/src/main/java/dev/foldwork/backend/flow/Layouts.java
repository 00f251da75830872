package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonPatch;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changing where things stand on the canvas, with revisions of its own: moving a node never disturbs the logic. */
@Component
class Layouts {

    private static final int MOST_CHARACTERS = 4 << 20;

    private final DSLContext database;
    private final FlowStore flows;
    private final ChangeStore changes;
    private final Conflicts conflicts;
    private final InstantSource clock;

    Layouts(DSLContext database, FlowStore flows, ChangeStore changes, Conflicts conflicts, InstantSource clock) {
        this.database = database;
        this.flows = flows;
        this.changes = changes;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    static void checkSize(Map<String, ?> layout) {
        if (Json.write(layout).length() > MOST_CHARACTERS) {
            throw ApiProblem.field("layout", "at most 4 MiB");
        }
    }

    Change replace(Caller caller, UUID flow, long expected, Map<String, @Nullable Object> layout) {
        Draft before = conflicts.writable(caller.team(), flow, Change.Part.LAYOUT, expected);
        List<String> paths = FlowDiff.between(before.layout(), layout).stream()
                .map(change -> "/" + change.path().replace('.', '/'))
                .toList();
        var undo = new LinkedHashMap<String, @Nullable Object>();
        undo.put("layout", before.layout());
        return save(caller, before, layout, paths, undo);
    }

    @SuppressWarnings("unchecked")
    Change patch(Caller caller, UUID flow, long expected, List<PatchStep> steps) {
        Draft before = conflicts.writable(caller.team(), flow, Change.Part.LAYOUT, expected);
        JsonPatch.Applied applied;
        try {
            applied = JsonPatch.apply(before.layout(), steps);
        } catch (PatchException fault) {
            throw new ApiProblem(Code.PATCH_REFUSED, fault.getMessage() + ".");
        }
        List<String> paths =
                steps.stream().flatMap(step -> Drafts.touched(step).stream()).toList();
        var undo = new LinkedHashMap<String, @Nullable Object>();
        undo.put("patch", applied.inverse().stream().map(PatchStep::toJson).toList());
        return save(caller, before, (Map<String, @Nullable Object>) applied.value(), paths, undo);
    }

    private Change save(
            Caller caller,
            Draft before,
            @Nullable Map<String, @Nullable Object> layout,
            List<String> paths,
            Map<String, @Nullable Object> undo) {
        Map<String, @Nullable Object> wanted = layout == null ? Map.of() : layout;
        checkSize(wanted);
        FlowSummary flow = before.flow();
        var change =
                new Change(Change.Part.LAYOUT, flow.layoutRevision() + 1, clock.instant(), caller.name(), paths, undo);
        boolean saved = database.transactionResult(transaction -> {
            if (!flows.saveLayout(transaction.dsl(), flow, wanted)) {
                return false;
            }
            changes.add(transaction.dsl(), flow, change);
            return true;
        });
        if (!saved) {
            throw conflicts.lost(caller.team(), flow.id(), Change.Part.LAYOUT, flow.layoutRevision());
        }
        return change;
    }
}
