package dev.foldwork.backend.runner;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The runners of the caller's team over HTTP. */
@RestController
@RequestMapping("/api/v1/runners")
class RunnersController {

    private final Runners runners;

    RunnersController(Runners runners) {
        this.runners = runners;
    }

    @GetMapping
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "runners",
                runners.list(caller.team()).stream().map(Runner::toJson).toList());
        return json;
    }

    @DeleteMapping("/{runner}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String runner) {
        runners.remove(caller.team(), Page.id(runner, () -> Runners.unknown(runner)));
    }
}
