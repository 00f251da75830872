package dev.foldwork.backend.transfer;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.transfer.PlanItem.Choice;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.document.DocumentPatch;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.PatchStep;
import dev.foldwork.flow.plan.Plan;
import java.time.Duration;
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

/**
 * Imports: first a plan that changes nothing, then all of it in one transaction. The plan is made anew from the same bytes
 * when it is applied, so that what others did meanwhile counts; applying twice changes nothing more. Thread-safe.
 */
@Component
class Imports {

    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext database;
    private final ImportStore store;
    private final Planner planner;
    private final FlowExchange flows;
    private final InstantSource clock;

    Imports(DSLContext database, ImportStore store, Planner planner, FlowExchange flows, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.planner = planner;
        this.flows = flows;
        this.clock = clock;
    }

    /** Says what an import of these bytes would do. */
    Map<String, @Nullable Object> plan(Caller caller, byte[] bytes, String name) {
        Parcel parcel = ParcelReader.read(bytes, name);
        Instant now = clock.instant();
        ImportStore.Source source = store.add(caller.team(), name, bytes, caller.name(), now, now.minus(KEPT));
        return json(source, planner.plan(database, caller.team(), parcel));
    }

    /** Says it again, as things are now. */
    Map<String, @Nullable Object> plan(UUID team, UUID id) {
        ImportStore.Source source = find(database, team, id);
        return json(source, planner.plan(database, team, ParcelReader.read(source.content(), source.name())));
    }

    private ImportStore.Source find(DSLContext transaction, UUID team, UUID id) {
        return store.find(transaction, team, id).orElseThrow(() -> unknown(id.toString()));
    }

    static ApiProblem unknown(String id) {
        return new ApiProblem(Code.IMPORT_UNKNOWN, "There is no import " + id + "; it is kept for a day.");
    }

    private static Map<String, @Nullable Object> json(ImportStore.Source source, Planner.Planned planned) {
        var reports = new LinkedHashMap<String, @Nullable Object>();
        planned.parcel().reports().forEach((name, report) -> reports.put(name, report.toJson()));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", source.id().toString());
        json.put("name", source.name());
        json.put("format", planned.parcel().format());
        json.put("hash", "sha256:" + Json.sha256(source.content()));
        json.put("items", planned.items().stream().map(PlanItem::toJson).toList());
        json.put("needs", planned.needs());
        json.put("reports", reports);
        json.put("expiresAt", source.createdAt().plus(KEPT).toString());
        return json;
    }

    /** Carries an import out as decided; returns what became of each item. */
    Map<String, @Nullable Object> apply(Caller caller, UUID id, Map<String, String> choices) {
        return database.transactionResult(transaction -> {
            ImportStore.Source source = find(transaction.dsl(), caller.team(), id);
            Parcel parcel = ParcelReader.read(source.content(), source.name());
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("items", apply(transaction.dsl(), caller, parcel, choices, source.name()));
            return json;
        });
    }

    private List<Map<String, @Nullable Object>> apply(
            DSLContext transaction, Caller caller, Parcel parcel, Map<String, String> choices, String source) {
        Planner.Planned planned = planner.plan(transaction, caller.team(), parcel);
        Map<String, Choice> decided = decided(planned.items(), choices);
        refuseUnsound(planned);
        var done = new ArrayList<Map<String, @Nullable Object>>();
        for (PlanItem item : planned.items()) {
            done.add(apply(transaction, caller, item, decided.get(item.key()), planned, source));
        }
        return done;
    }

    /** Carries out what another part of the service brings; of what the team has in another form the team's own stays. */
    void bring(DSLContext transaction, Caller caller, Parcel parcel, String source) {
        var choices = new LinkedHashMap<String, String>();
        for (PlanItem item : planner.plan(transaction, caller.team(), parcel).items()) {
            if (item.action() == PlanItem.Action.CONFLICT) {
                choices.put(item.key(), PlanItem.word(Choice.KEEP));
            }
        }
        apply(transaction, caller, parcel, choices, source);
    }

    private static Map<String, Choice> decided(List<PlanItem> items, Map<String, String> choices) {
        var decided = new LinkedHashMap<String, Choice>();
        var problems = new ArrayList<Problem>();
        for (PlanItem item : items) {
            List<Choice> offered = item.choices(item.content().archived());
            String chosen = choices.get(item.key());
            offered.stream()
                    .filter(choice -> PlanItem.word(choice).equals(chosen))
                    .forEach(choice -> decided.put(item.key(), choice));
            if (!offered.isEmpty() && !decided.containsKey(item.key())) {
                problems.add(problem(
                        "'" + item.key() + "' is in the team already, and is another one",
                        "choose one of " + offered.stream().map(PlanItem::word).toList()));
            }
        }
        for (String key : choices.keySet()) {
            if (items.stream().noneMatch(item -> item.key().equals(key))) {
                problems.add(problem("'" + key + "' is not in the import", "leave it out"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ApiProblem(Code.IMPORT_UNDECIDED, "The import needs decisions; nothing was imported.", problems);
        }
        return decided;
    }

    private static Problem problem(String message, String remedy) {
        return new Problem(Code.IMPORT_UNDECIDED.name(), Problem.Severity.ERROR, null, 0, 0, null, message, remedy);
    }

    private static void refuseUnsound(Planner.Planned planned) {
        for (PlanItem item : planned.items()) {
            if (item.number() != null
                    && item.action() == PlanItem.Action.CREATE
                    && !planned.plans().containsKey(item.key())) {
                throw new ApiProblem(
                        Code.FLOW_INVALID,
                        "The version '" + item.key() + "' could not run; nothing was imported.",
                        item.problems());
            }
        }
    }

    private Map<String, @Nullable Object> apply(
            DSLContext transaction,
            Caller caller,
            PlanItem item,
            @Nullable Choice choice,
            Planner.Planned planned,
            String source) {
        return switch (item.action()) {
            case UNCHANGED -> done(item, "unchanged", item.flow());
            case CREATE -> done(item, "created", create(transaction, caller, item, planned, source));
            case CHANGE -> replaced(transaction, caller, item);
            case CONFLICT ->
                switch (java.util.Objects.requireNonNull(choice)) {
                    case KEEP -> done(item, "kept", item.flow());
                    case REPLACE -> replaced(transaction, caller, item);
                    case COPY -> copied(transaction, caller, item);
                };
        };
    }

    private Map<String, @Nullable Object> replaced(DSLContext transaction, Caller caller, PlanItem item) {
        flows.replace(transaction, caller, java.util.Objects.requireNonNull(item.flow()), item.content());
        return done(item, "replaced", item.flow());
    }

    private Map<String, @Nullable Object> copied(DSLContext transaction, Caller caller, PlanItem item) {
        Content content = item.content();
        int number = 2;
        while (flows.named(transaction, caller.team(), content.name() + "_" + number)
                .isPresent()) {
            number++;
        }
        String name = content.name() + "_" + number;
        var rename = new PatchStep(PatchStep.Kind.ADD, List.of("metadata", "name"), null, name, null, null);
        String text = DocumentPatch.apply(content.text(), List.of(rename)).text();
        var copy = new Content(null, name, text, content.files(), content.layout(), content.folder(), false);
        Map<String, @Nullable Object> json = done(item, "copied", flows.create(transaction, caller, copy));
        json.put("name", name);
        return json;
    }

    private UUID create(DSLContext transaction, Caller caller, PlanItem item, Planner.Planned planned, String source) {
        Content content = item.content();
        Integer number = item.number();
        if (number == null) {
            // A version of it may have been created just now, and the flow with it.
            return flows.named(transaction, caller.team(), content.name())
                    .map(Content::id)
                    .orElseGet(() -> flows.create(transaction, caller, content));
        }
        // A flow that is only called so far gets this version as its draft too, unless the import brings another.
        UUID flow = flows.named(transaction, caller.team(), content.name())
                .map(Content::id)
                .orElseGet(() -> flows.create(
                        transaction,
                        caller,
                        planned.parcel().flows().stream()
                                .filter(draft -> draft.name().equals(content.name()))
                                .findFirst()
                                .orElse(content)));
        Plan plan = java.util.Objects.requireNonNull(planned.plans().get(item.key()));
        flows.addVersion(transaction, caller, flow, number, content, plan, "Imported from " + source);
        return flow;
    }

    private static Map<String, @Nullable Object> done(PlanItem item, String outcome, @Nullable UUID flow) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("key", item.key());
        json.put("name", item.content().name());
        json.put("outcome", outcome);
        json.put("flow", flow == null ? null : flow.toString());
        return json;
    }
}
