package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.testcase.SavedTest;
import dev.foldwork.flow.testcase.TestCase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A run as a test of its flow, to be put beside a draft or into a folder. */
@RestController
@RequestMapping("/api/v1/runs/{run}/test")
class RunTestController {

    private final CloudRuns runs;

    RunTestController(CloudRuns runs) {
        this.runs = runs;
    }

    @GetMapping
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> test(
            Caller caller, @PathVariable String run, @RequestParam(required = false) @Nullable String name) {
        UUID id = RunsController.id(run);
        StoredRun stored = runs.get(caller.team(), id);
        if (name == null || !TestCase.isName(name)) {
            throw ApiProblem.field("name", TestCase.NAME_FORM);
        }
        try {
            String text = SavedTest.text(
                    name, stored.record(), List.copyOf(runs.nodes(caller.team(), id)), NodeTypes.builtIn());
            return Map.of("path", TestCase.path(name), "text", text);
        } catch (SavedTest.Unfit unfit) {
            throw new ApiProblem(Code.RUN_NO_TEST, "The run cannot be a test: " + unfit.getMessage() + ".");
        }
    }
}
