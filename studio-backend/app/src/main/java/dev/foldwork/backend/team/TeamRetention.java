package dev.foldwork.backend.team;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.audit.Audit;
import dev.foldwork.backend.audit.Deed;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.settings.KeepRuns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long each team keeps its runs. Thread-safe. */
@Component
public class TeamRetention {

    private final TeamStore store;
    private final KeepRuns bounds;
    private final Audit audit;

    TeamRetention(TeamStore store, BackendSettings settings, Audit audit) {
        this.store = store;
        this.bounds = settings.keepRuns();
        this.audit = audit;
    }

    /** Returns for every team how many days its runs are kept after their end; 0 for ever. */
    public Map<UUID, Integer> days() {
        return days(bounds);
    }

    Map<UUID, Integer> days(KeepRuns within) {
        var days = new LinkedHashMap<UUID, Integer>();
        store.keepRunsDays().forEach((team, chosen) -> days.put(team, within.of(chosen)));
        return days;
    }

    Map<String, @Nullable Object> get(UUID team) {
        Integer chosen = store.keepRunsDays(team);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("keepRunsDays", chosen == null ? null : (long) chosen);
        json.put(
                "keepRuns",
                Map.of(
                        "days", (long) bounds.of(chosen),
                        "least", (long) bounds.least(),
                        "most", (long) bounds.most()));
        return json;
    }

    /** Chooses for the caller's team; null for what the service says. */
    void choose(Caller caller, @Nullable Long days) {
        if (days != null && !bounds.allows(days)) {
            throw ApiProblem.field(
                    "keepRunsDays",
                    "null for what the service says, or " + bounds.least()
                            + (bounds.most() == 0 ? " days or more, or 0 for ever" : " to " + bounds.most() + " days"));
        }
        Integer chosen = days == null ? null : Math.toIntExact(days);
        store.database().transaction(transaction -> {
            store.keepRunsDays(transaction.dsl(), caller.team(), chosen);
            String detail = chosen == null ? "as the service says" : chosen + " days";
            audit.write(transaction.dsl(), Deed.of(caller, "team.retention", "", detail));
        });
    }
}
