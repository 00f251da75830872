package dev.foldwork.backend.secret;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.flow.AccessUses;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.backend.wire.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The connections of the caller's team; their secret fields go in and never come out. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionsController {

    private final TeamConnections connections;
    private final AccessUses uses;

    ConnectionsController(TeamConnections connections, AccessUses uses) {
        this.connections = connections;
        this.uses = uses;
    }

    @GetMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        Cursor place = Cursor.of(cursor, 1);
        String after = place == null ? "" : place.parts().getFirst();
        List<Connection> page = connections.list(caller.team(), after, most);
        return Page.of("connections", page, most, Connection::toJson, last -> new Cursor(last.name()));
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> add(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "kind", "fields", "note");
        String name = KeptFields.name(fields);
        String note = KeptFields.note(fields);
        Connection made =
                connections.add(caller, name, fields.text("kind"), fields.map("fields"), note == null ? "" : note);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/connections/" + made.id())
                .body(made.toJson());
    }

    @GetMapping("/{connection}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String connection) {
        Connection found = connections.get(caller.team(), id(connection));
        Map<String, @Nullable Object> json = found.toJson();
        json.put(
                "usedBy",
                uses.of(caller.team(), AccessUses.What.CONNECTION, found.name()).stream()
                        .map(AccessUses.Use::toJson)
                        .toList());
        return json;
    }

    @PatchMapping("/{connection}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> change(
            Caller caller, @PathVariable String connection, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "fields", "note");
        String note = KeptFields.note(fields);
        Map<String, @Nullable Object> given = body.get("fields") == null ? null : fields.map("fields");
        if (given == null && note == null) {
            throw ApiProblem.field("fields", "given, or a note");
        }
        return connections.change(caller, id(connection), given, note).toJson();
    }

    @DeleteMapping("/{connection}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String connection, @RequestParam(defaultValue = "false") boolean force) {
        Connection found = connections.get(caller.team(), id(connection));
        List<AccessUses.Use> users =
                force ? List.of() : uses.of(caller.team(), AccessUses.What.CONNECTION, found.name());
        if (!users.isEmpty()) {
            throw new ApiProblem(
                    Code.CONNECTION_IN_USE,
                    "The connection '" + found.name() + "' is used by flows and was not deleted.",
                    users.stream().map(use -> use.problem(found.name())).toList());
        }
        connections.delete(caller.team(), found.id());
    }

    private static UUID id(String connection) {
        return Page.id(connection, () -> TeamConnections.unknown(connection));
    }
}
