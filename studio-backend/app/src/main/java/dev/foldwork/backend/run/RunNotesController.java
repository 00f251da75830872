package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes on runs, and which runs are kept, over HTTP. */
@RestController
@RequestMapping("/api/v1/runs/{run}")
class RunNotesController {

    private final RunNotes notes;

    RunNotesController(RunNotes notes) {
        this.notes = notes;
    }

    @GetMapping("/notes")
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    Map<String, @Nullable Object> list(Caller caller, @PathVariable String run) {
        return Map.of(
                "notes",
                notes.list(caller, RunsController.id(run)).stream()
                        .map(RunNote::toJson)
                        .toList());
    }

    @PostMapping("/notes")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    ResponseEntity<Map<String, @Nullable Object>> add(
            Caller caller, @PathVariable String run, @RequestBody Map<String, @Nullable Object> body) {
        RunNote note = notes.add(
                caller, RunsController.id(run), Fields.of(body, "text").text("text"));
        return ResponseEntity.status(HttpStatus.CREATED).body(note.toJson());
    }

    @PutMapping("/notes/{note}")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    Map<String, @Nullable Object> change(
            Caller caller,
            @PathVariable String run,
            @PathVariable String note,
            @RequestBody Map<String, @Nullable Object> body) {
        String text = Fields.of(body, "text").text("text");
        return notes.change(caller, RunsController.id(run), id(note), text).toJson();
    }

    @DeleteMapping("/notes/{note}")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String run, @PathVariable String note) {
        notes.delete(caller, RunsController.id(run), id(note));
    }

    @PutMapping("/keep")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    Map<String, @Nullable Object> keep(Caller caller, @PathVariable String run) {
        return notes.keep(caller, RunsController.id(run), true).toJson();
    }

    @DeleteMapping("/keep")
    @Needs(value = Scope.RUNS_WRITE, role = Role.RUNNER)
    Map<String, @Nullable Object> release(Caller caller, @PathVariable String run) {
        return notes.keep(caller, RunsController.id(run), false).toJson();
    }

    private static UUID id(String note) {
        return Page.id(note, () -> RunNotes.unknown(note));
    }
}
