package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.document.ReadText;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonPointer;
import dev.foldwork.flow.json.PatchException;
import dev.foldwork.flow.json.PatchStep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Making and changing drafts. Every change names the revision it was made from. Thread-safe. */
@Component
class Drafts {

    private final DSLContext database;
    private final FlowStore flows;
    private final ChangeStore changes;
    private final Conflicts conflicts;
    private final ReadTexts texts;
    private final InstantSource clock;

    Drafts(
            DSLContext database,
            FlowStore flows,
            ChangeStore changes,
            Conflicts conflicts,
            ReadTexts texts,
            InstantSource clock) {
        this.database = database;
        this.flows = flows;
        this.changes = changes;
        this.conflicts = conflicts;
        this.texts = texts;
        this.clock = clock;
    }

    Draft get(UUID team, UUID flow) {
        return flows.draft(team, flow).orElseThrow(() -> Conflicts.unknown(flow));
    }

    /** Makes a flow with a draft and no versions. */
    Draft create(Caller caller, DraftContent content, Map<String, ?> layout, String folder) {
        Layouts.checkSize(layout);
        UUID id = flows.insert(caller.team(), content, layout, folder, caller.name(), clock.instant());
        return get(caller.team(), id);
    }

    /** Puts another text in the place of the draft's; files that are null stay as they are. */
    Change replace(Caller caller, UUID flow, long expected, String text, @Nullable Map<String, String> files) {
        Draft before = conflicts.writable(caller.team(), flow, Change.Part.LOGIC, expected);
        DraftContent content = DraftContent.of(text, files == null ? before.files() : files);
        return save(caller, before, content, differing(before, content), whole(before), null);
    }

    /** Puts a version's text, files and layout in the place of the draft's. */
    Change restore(Caller caller, UUID flow, long expected, FlowVersion version) {
        Draft before = conflicts.writable(caller.team(), flow, Change.Part.LOGIC, expected);
        DraftContent content = DraftContent.of(version.text(), version.files());
        return save(caller, before, content, differing(before, content), whole(before), version.layout());
    }

    /** Puts everything of another draft in the place of one whose row is held. */
    Change replaceAll(
            DSLContext transaction,
            Caller caller,
            Draft before,
            DraftContent content,
            Map<String, @Nullable Object> layout) {
        FlowSummary flow = before.flow();
        Instant now = clock.instant();
        var change = new Change(
                Change.Part.LOGIC,
                flow.draftRevision() + 1,
                now,
                caller.name(),
                differing(before, content),
                whole(before));
        if (!flows.saveLogic(transaction, flow, content, caller.name(), now)) {
            throw new IllegalStateException("flow " + flow.id() + " is held and yet was changed");
        }
        changes.add(transaction, flow, change);
        if (!Json.deepEquals(layout, before.layout())) {
            saveLayout(transaction, caller, before, layout);
        }
        return change;
    }

    /** Changes parts of the document, and of the files beside it: a null takes a file away. */
    Change patch(Caller caller, UUID flow, long expected, List<PatchStep> steps, Map<String, @Nullable String> files) {
        Draft before = conflicts.writable(caller.team(), flow, Change.Part.LOGIC, expected);
        DocumentPatch.Patched patched = patched(texts.of(flow, before.text()), steps);
        var changed = new LinkedHashMap<>(before.files());
        var undoFiles = new LinkedHashMap<String, @Nullable Object>();
        files.forEach((path, text) -> {
            undoFiles.put(path, text == null ? changed.remove(path) : changed.put(path, text));
        });
        var undo = new LinkedHashMap<String, @Nullable Object>();
        undo.put("patch", patched.inverse().stream().map(PatchStep::toJson).toList());
        undo.put("files", undoFiles);
        var paths = new ArrayList<String>(files.keySet());
        steps.forEach(step -> paths.addAll(touched(step)));
        Change change = save(caller, before, DraftContent.of(patched, changed), paths, undo, null);
        if (patched.read() != null) {
            texts.keep(flow, patched.read());
        }
        return change;
    }

    private static DocumentPatch.Patched patched(ReadText text, List<PatchStep> steps) {
        try {
            return DocumentPatch.apply(text, steps);
        } catch (PatchException fault) {
            throw new ApiProblem(Code.PATCH_REFUSED, fault.getMessage() + ".");
        }
    }

    static List<String> touched(PatchStep step) {
        String path = JsonPointer.text(step.path());
        return switch (step.kind()) {
            case TEST -> List.of();
            case MOVE -> List.of(JsonPointer.text(step.from() == null ? List.of() : step.from()), path);
            case ADD, REMOVE, REPLACE, COPY -> List.of(path);
        };
    }

    private static Map<String, @Nullable Object> whole(Draft before) {
        var undo = new LinkedHashMap<String, @Nullable Object>();
        undo.put("text", before.text());
        undo.put("files", before.files());
        return undo;
    }

    private static List<String> differing(Draft before, DraftContent after) {
        var paths = new ArrayList<String>();
        var old = DraftContent.of(before.text(), before.files());
        for (FlowDiff.Change change : FlowDiff.between(old.value(), after.value())) {
            paths.add("/" + change.path().replace('.', '/'));
        }
        for (FlowDiff.Change change : FlowDiff.between(before.files(), after.files())) {
            paths.add(change.path());
        }
        return paths;
    }

    private Change save(
            Caller caller,
            Draft before,
            DraftContent content,
            List<String> paths,
            Map<String, @Nullable Object> undo,
            @Nullable Map<String, @Nullable Object> layout) {
        FlowSummary flow = before.flow();
        if (flow.lastVersion() > 0 && !flow.name().equals(content.name())) {
            throw new ApiProblem(
                    Code.FLOW_NAME_FIXED,
                    "Flow '" + flow.name() + "' has versions that others call by this name; it cannot become '"
                            + content.name() + "'. Duplicate it under the new name instead.");
        }
        Instant now = clock.instant();
        var change = new Change(Change.Part.LOGIC, flow.draftRevision() + 1, now, caller.name(), paths, undo);
        boolean saved = database.transactionResult(transaction -> {
            if (!flows.saveLogic(transaction.dsl(), flow, content, caller.name(), now)) {
                return false;
            }
            changes.add(transaction.dsl(), flow, change);
            return layout == null
                    || Json.deepEquals(layout, before.layout())
                    || saveLayout(transaction.dsl(), caller, before, layout);
        });
        if (!saved) {
            throw conflicts.lost(caller.team(), flow.id(), Change.Part.LOGIC, flow.draftRevision());
        }
        return change;
    }

    /** The layout goes with the restored logic, whoever moved something meanwhile; their work can be taken back to. */
    private boolean saveLayout(
            DSLContext transaction, Caller caller, Draft before, Map<String, @Nullable Object> layout) {
        Draft now = flows.draft(transaction, caller.team(), before.flow().id()).orElseThrow();
        var undo = new LinkedHashMap<String, @Nullable Object>();
        undo.put("layout", now.layout());
        flows.saveLayout(transaction, now.flow(), layout);
        changes.add(
                transaction,
                now.flow(),
                new Change(
                        Change.Part.LAYOUT,
                        now.flow().layoutRevision() + 1,
                        clock.instant(),
                        caller.name(),
                        List.of(),
                        undo));
        return true;
    }

    /** Returns the newest changes of a part before a revision, newest first. */
    List<Change> changes(UUID team, UUID flow, Change.Part part, @Nullable Long before, int limit) {
        if (flows.find(team, flow).isEmpty()) {
            throw Conflicts.unknown(flow);
        }
        return changes.list(team, flow, part, 0, before, limit);
    }
}
