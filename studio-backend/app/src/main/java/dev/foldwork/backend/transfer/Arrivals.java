package dev.foldwork.backend.transfer;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.flow.FlowExchange.Content;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How other parts of the service bring flows with all they call into a team, planned as an import is. Thread-safe. */
@Component
public class Arrivals {

    private final DSLContext database;
    private final Planner planner;
    private final Imports imports;

    Arrivals(DSLContext database, Planner planner, Imports imports) {
        this.database = database;
        this.planner = planner;
        this.imports = imports;
    }

    /**
     * What comes.
     *
     * @param flow null when only called versions come
     * @param called every version that is called, at every depth, by its number
     */
    public record Arrival(@Nullable Content flow, List<Called> called) {

        private Parcel parcel() {
            List<Parcel.Version> versions = called.stream()
                    .map(each -> new Parcel.Version(each.number(), each.content()))
                    .toList();
            return new Parcel("flowpack", flow == null ? List.of() : List.of(flow), versions, Map.of());
        }
    }

    /** A called version. */
    public record Called(int number, Content content) {}

    /**
     * What a check says.
     *
     * @param plan what the flow means; null when it could not run
     * @param needs what it needs of the team and what of it is missing, as plans of imports say it
     */
    public record Outlook(@Nullable Plan plan, List<Problem> problems, Map<String, Object> needs) {}

    /** Checks a flow that would come; what it brings stands in for what the team has. */
    public Outlook outlook(UUID team, Content flow, List<Called> called) {
        Planner.Planned planned = planner.plan(database, team, new Arrival(flow, called).parcel());
        List<Problem> problems = planned.items().stream()
                .filter(item -> item.number() == null || !planned.plans().containsKey(item.key()))
                .flatMap(item -> item.problems().stream())
                .toList();
        return new Outlook(planned.plans().get(flow.name()), problems, planned.needs());
    }

    /**
     * Brings it in. What the team has under the same names in another form stays as it is.
     *
     * @param source where it comes from, for the notes of versions
     */
    public void bring(DSLContext transaction, Caller caller, Arrival arrival, String source) {
        imports.bring(transaction, caller, arrival.parcel(), source);
    }
}
