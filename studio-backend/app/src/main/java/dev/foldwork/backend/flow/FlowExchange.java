package dev.foldwork.backend.flow;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How other parts of the service take flows out and put them in, within their own transaction. Thread-safe. */
@Component
public class FlowExchange {

    private final FlowStore flows;
    private final VersionStore versions;
    private final Drafts drafts;
    private final Versions published;
    private final Conflicts conflicts;
    private final CalledFlows called;
    private final InstantSource clock;

    FlowExchange(
            FlowStore flows,
            VersionStore versions,
            Drafts drafts,
            Versions published,
            Conflicts conflicts,
            CalledFlows called,
            InstantSource clock) {
        this.flows = flows;
        this.versions = versions;
        this.drafts = drafts;
        this.published = published;
        this.conflicts = conflicts;
        this.called = called;
        this.clock = clock;
    }

    /**
     * What a flow consists of.
     *
     * @param id the stored flow; null for one that is to be put in
     * @param files texts beside the document, by path
     */
    public record Content(
            @Nullable UUID id,
            String name,
            String text,
            Map<String, String> files,
            Map<String, @Nullable Object> layout,
            String folder,
            boolean archived) {

        /** Returns true when both say and show the same, whatever their folders. */
        public boolean sameAs(Content other) {
            return text.equals(other.text) && files.equals(other.files) && Json.deepEquals(layout, other.layout);
        }
    }

    private static Content content(Draft draft) {
        FlowSummary flow = draft.flow();
        return new Content(
                flow.id(),
                flow.name(),
                draft.text(),
                draft.files(),
                draft.layout(),
                flow.folder(),
                flow.archivedAt() != null);
    }

    /** Reads a text as a draft is read; fails with FLOW_INVALID or REQUEST_INVALID as {@code POST /flows} does. */
    public static String name(String text, Map<String, String> files) {
        return DraftContent.of(text, files).name();
    }

    /** Returns the versions ({@code name@number}) that a text calls of its own team. */
    public List<String> uses(UUID team, String text) {
        return DraftContent.of(text, Map.of()).facts(flows.teamName(team)).uses();
    }

    /** Returns a draft. */
    public Content draft(UUID team, UUID flow) {
        return content(drafts.get(team, flow));
    }

    /** Returns the draft's revision. */
    public long revision(UUID team, UUID flow) {
        return drafts.get(team, flow).flow().draftRevision();
    }

    /** Returns the draft of this name. */
    public Optional<Content> named(DSLContext transaction, UUID team, String name) {
        return flows.draftNamed(transaction, team, name).map(FlowExchange::content);
    }

    /** Returns a version. */
    public Content version(UUID team, UUID flow, int number) {
        FlowVersion version = published.get(team, flow, number);
        FlowSummary summary = flows.find(team, flow).orElseThrow(() -> Conflicts.unknown(flow));
        return new Content(
                flow, summary.name(), version.text(), version.files(), version.layout(), summary.folder(), false);
    }

    /** Returns a version by the flow's name. */
    public Optional<Content> version(DSLContext transaction, UUID team, String name, int number) {
        var pin = new Pin(name, number);
        return Optional.ofNullable(
                        versions.pinned(transaction, team, List.of(pin)).get(pin))
                .map(version -> new Content(
                        version.flow(), name, version.text(), version.files(), version.layout(), "", false));
    }

    /** Returns the ids of the team's flows that are not archived, by name. */
    public List<UUID> all(UUID team, int most) {
        return flows.ids(team, most);
    }

    /** Returns a flow as files: its document, what stands beside it, its layout, and all it calls with a lock. */
    public Map<String, String> files(UUID team, Content flow) {
        var all = new LinkedHashMap<>(flow.files());
        all.put(DraftContent.document(flow.name()), flow.text());
        layoutFile("", flow.name(), flow.layout(), all);
        all.putAll(called.beside(team, flow.text(), uses(team, flow.text())));
        return all;
    }

    static void layoutFile(String folder, String name, Map<String, ?> layout, Map<String, String> files) {
        if (!layout.isEmpty()) {
            files.put(folder + name + ".flow.layout.json", Json.writePretty(layout) + "\n");
        }
    }

    /** Adds a flow with a draft. */
    public UUID create(DSLContext transaction, Caller caller, Content flow) {
        Layouts.checkSize(flow.layout());
        return flows.insert(
                transaction,
                caller.team(),
                DraftContent.of(flow.text(), flow.files()),
                flow.layout(),
                Library.folder(flow.folder()),
                caller.name(),
                clock.instant());
    }

    /** Puts other contents in the place of a draft's; the history can take both back. */
    public void replace(DSLContext transaction, Caller caller, UUID flow, Content with) {
        Layouts.checkSize(with.layout());
        Draft before = versions.hold(transaction, caller.team(), flow).orElseThrow(() -> Conflicts.unknown(flow));
        if (before.flow().archivedAt() != null) {
            throw Conflicts.archived(before.flow());
        }
        drafts.replaceAll(transaction, caller, before, DraftContent.of(with.text(), with.files()), with.layout());
    }

    /**
     * Keeps others from changing a draft until the transaction ends, and returns it.
     *
     * @param expected the revision that a change is to be made from
     * @throws ApiProblem FLOW_UNKNOWN, FLOW_ARCHIVED or DRAFT_CONFLICT
     */
    public Content hold(DSLContext transaction, UUID team, UUID flow, long expected) {
        if (versions.hold(transaction, team, flow).isEmpty()) {
            throw Conflicts.unknown(flow);
        }
        return content(conflicts.writable(team, flow, Change.Part.LOGIC, expected));
    }

    /** Puts other contents in the place of a draft that is held; returns the change as {@code PUT .../draft} does. */
    public Map<String, @Nullable Object> change(DSLContext transaction, Caller caller, UUID flow, Content with) {
        Layouts.checkSize(with.layout());
        Draft before = drafts.get(caller.team(), flow);
        DraftContent content = DraftContent.of(with.text(), with.files());
        Change change = drafts.replaceAll(transaction, caller, before, content, with.layout());
        Map<String, @Nullable Object> json = change.toJson();
        json.put("undo", change.undo());
        return json;
    }

    /**
     * Adds a version under its own number to a flow that may have others; what it calls must be there.
     *
     * @param plan what the version means
     */
    public void addVersion(
            DSLContext transaction, Caller caller, UUID flow, int number, Content version, Plan plan, String note) {
        UUID team = caller.team();
        Draft held = versions.hold(transaction, team, flow).orElseThrow(() -> Conflicts.unknown(flow));
        List<String> uses = uses(team, version.text());
        Instant now = clock.instant();
        var row = new FlowVersion(
                flow,
                number,
                plan.title(),
                note,
                plan.hash(),
                Versions.sourceHash(version.text(), version.files(), version.layout()),
                version.text(),
                version.files(),
                version.layout(),
                uses,
                held.flow().draftRevision(),
                now,
                caller.name());
        var calls = uses.isEmpty()
                ? List.<FlowVersion>of()
                : List.copyOf(versions.pinned(transaction, team, CalledFlows.pins(uses))
                        .values());
        if (calls.size() < uses.size()) {
            throw new ApiProblem(
                    dev.foldwork.backend.problem.Code.FLOW_INVALID,
                    "'" + version.name() + "@" + number + "' calls a version that the team does not have.");
        }
        versions.insert(transaction, team, row, calls);
    }
}
