package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of the team's runs over HTTP. */
@RestController
class RunListController {

    private final RunListStore store;

    RunListController(RunListStore store) {
        this.store = store;
    }

    @GetMapping("/api/v1/runs")
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        RunFilterReader.Wanted wanted = RunFilterReader.read(query);
        List<RunSummary> page =
                store.list(caller.team(), wanted.filter(), place(caller.team(), wanted), wanted.limit());
        return Page.of("runs", page, wanted.limit(), RunSummary::toJson, RunListController::cursor);
    }

    private RunListStore.@Nullable Place place(UUID team, RunFilterReader.Wanted wanted) {
        Cursor after = wanted.after();
        if (after != null) {
            return new RunListStore.Place(after.time(0), after.id(1));
        }
        if (wanted.before() == null) {
            return null;
        }
        RunListStore.Place place = store.place(team, wanted.before());
        if (place == null) {
            throw ApiProblem.field("before", "the id of a run that is still there");
        }
        return place;
    }

    private static Cursor cursor(RunSummary last) {
        return new Cursor(last.record().createdAt().toString(), last.record().id());
    }
}
