package dev.foldwork.backend.template;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.FlowExchange;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.transfer.Arrivals;
import dev.foldwork.backend.transfer.Arrivals.Arrival;
import dev.foldwork.backend.transfer.Arrivals.Called;
import dev.foldwork.flow.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings copies up to their template's newest version: a three-way merge that is planned first and carried out in one
 * transaction as a change of the draft. Thread-safe.
 */
@Component
class Updates {

    private final DSLContext database;
    private final Copies copies;
    private final CopyStore store;
    private final Gallery gallery;
    private final FlowExchange flows;
    private final Arrivals arrivals;

    Updates(
            DSLContext database,
            Copies copies,
            CopyStore store,
            Gallery gallery,
            FlowExchange flows,
            Arrivals arrivals) {
        this.database = database;
        this.copies = copies;
        this.store = store;
        this.gallery = gallery;
        this.flows = flows;
        this.arrivals = arrivals;
    }

    /** Says what an update would do. */
    UpdatePlan plan(UUID team, UUID flow) {
        Copy copy = outdated(team, flow);
        long revision = flows.revision(team, flow);
        TemplateVersion theirs = gallery.version(team, copy.template(), copy.newest());
        Merged merged = merged(team, copy, flows.draft(team, flow), theirs);
        List<Called> coming = coming(team, theirs);
        List<Problem> problems =
                arrivals.outlook(team, merged.result(Set.of()), coming).problems();
        return new UpdatePlan(copy, revision, theirs.note(), merged, coming, problems);
    }

    private Copy outdated(UUID team, UUID flow) {
        Copy copy = copies.get(team, flow);
        if (copy.withdrawn()) {
            throw new ApiProblem(
                    Code.TEMPLATE_UNKNOWN,
                    "The template '" + copy.templateTitle() + "' was withdrawn: there is no update.");
        }
        if (!copy.updateAvailable()) {
            throw new ApiProblem(
                    Code.TEMPLATE_UP_TO_DATE,
                    "Flow '" + copy.name() + "' has version " + copy.number() + " of its template, the newest one.");
        }
        return copy;
    }

    private Merged merged(UUID team, Copy copy, Content mine, TemplateVersion theirs) {
        Content base = gallery.version(team, copy.template(), copy.number()).content();
        return Merged.of(base, mine, theirs.content());
    }

    /** Returns the called versions that the team does not have. */
    private List<Called> coming(UUID team, TemplateVersion theirs) {
        return theirs.called().stream()
                .filter(each -> flows.version(database, team, each.content().name(), each.number())
                        .isEmpty())
                .toList();
    }

    /**
     * Takes an update over.
     *
     * @param expected the draft's revision that the plan was made from
     * @param to the version that the plan named
     * @param choices by the key of each conflict: mine or theirs
     */
    Map<String, @Nullable Object> apply(Caller caller, UUID flow, long expected, int to, Map<String, String> choices) {
        return database.transactionResult(transaction -> {
            UUID team = caller.team();
            Content mine = flows.hold(transaction.dsl(), team, flow, expected);
            Copy copy = outdated(team, flow);
            if (copy.newest() != to) {
                throw new ApiProblem(
                        Code.TEMPLATE_PLAN_CHANGED,
                        "The template has version " + copy.newest() + " by now, not " + to
                                + "; nothing was changed. Read the plan again.");
            }
            TemplateVersion theirs = gallery.version(team, copy.template(), to);
            Merged merged = merged(team, copy, mine, theirs);
            Content result = merged.result(theirsAt(merged.conflicts(), choices));
            arrivals.bring(
                    transaction.dsl(),
                    caller,
                    new Arrival(null, coming(team, theirs)),
                    "the template '" + copy.templateTitle() + "'");
            store.moveTo(transaction.dsl(), team, flow, to);
            return flows.change(transaction.dsl(), caller, flow, result);
        });
    }

    private static Set<String> theirsAt(Set<String> conflicts, Map<String, String> choices) {
        var theirs = new HashSet<String>();
        var problems = new ArrayList<Problem>();
        for (String key : conflicts) {
            String choice = choices.getOrDefault(key, "");
            if (choice.equals("theirs")) {
                theirs.add(key);
            } else if (!choice.equals("mine")) {
                problems.add(problem("You and the template changed " + key, "choose mine or theirs"));
            }
        }
        choices.keySet().stream()
                .filter(key -> !conflicts.contains(key))
                .forEach(key -> problems.add(problem("'" + key + "' is no conflict of this update", "leave it out")));
        if (!problems.isEmpty()) {
            throw new ApiProblem(Code.UPDATE_UNDECIDED, "The update needs decisions; nothing was changed.", problems);
        }
        return theirs;
    }

    private static Problem problem(String message, String remedy) {
        return new Problem(Code.UPDATE_UNDECIDED.name(), Problem.Severity.ERROR, null, 0, 0, null, message, remedy);
    }
}
