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
import java.nio.charset.StandardCharsets;
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

/** The secrets of the caller's team; their values go in and never come out. */
@RestController
@RequestMapping("/api/v1/secrets")
class SecretsController {

    private static final int SHORTEST = 6;
    private static final int LARGEST_BYTES = 32 * 1024;

    private final TeamSecrets secrets;
    private final Resealing resealing;
    private final AccessUses uses;

    SecretsController(TeamSecrets secrets, Resealing resealing, AccessUses uses) {
        this.secrets = secrets;
        this.resealing = resealing;
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
        List<Secret> page = secrets.list(caller.team(), after, most);
        return Page.of("secrets", page, most, Secret::toJson, last -> new Cursor(last.name()));
    }

    @PostMapping
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    ResponseEntity<Map<String, @Nullable Object>> add(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "name", "value", "note");
        String name = KeptFields.name(fields);
        String note = KeptFields.note(fields);
        Secret made = secrets.add(caller, name, value(fields.text("value")), note == null ? "" : note);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/secrets/" + made.id())
                .body(made.toJson());
    }

    @GetMapping("/{secret}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> get(Caller caller, @PathVariable String secret) {
        Secret found = secrets.get(caller.team(), id(secret));
        Map<String, @Nullable Object> json = found.toJson();
        json.put(
                "usedBy",
                uses.of(caller.team(), AccessUses.What.SECRET, found.name()).stream()
                        .map(AccessUses.Use::toJson)
                        .toList());
        return json;
    }

    @PatchMapping("/{secret}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    Map<String, @Nullable Object> change(
            Caller caller, @PathVariable String secret, @RequestBody Map<String, @Nullable Object> body) {
        Fields fields = Fields.of(body, "value", "note");
        String value = fields.optionalText("value");
        String note = KeptFields.note(fields);
        if (value == null && note == null) {
            throw ApiProblem.field("value", "given, or a note");
        }
        return secrets.change(caller, id(secret), value == null ? null : value(value), note)
                .toJson();
    }

    @DeleteMapping("/{secret}")
    @Needs(value = Scope.ADMIN, role = Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String secret, @RequestParam(defaultValue = "false") boolean force) {
        Secret found = secrets.get(caller.team(), id(secret));
        List<AccessUses.Use> users = force ? List.of() : uses.of(caller.team(), AccessUses.What.SECRET, found.name());
        if (!users.isEmpty()) {
            throw new ApiProblem(
                    Code.SECRET_IN_USE,
                    "The secret '" + found.name() + "' is used by flows and was not deleted.",
                    users.stream().map(use -> use.problem(found.name())).toList());
        }
        secrets.delete(caller.team(), found.id());
    }

    @PostMapping("/reseal")
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    Map<String, @Nullable Object> reseal(Caller caller) {
        return Map.of("resealed", (long) resealing.sealAnew(caller.team()));
    }

    private static UUID id(String secret) {
        return Page.id(secret, () -> TeamSecrets.unknown(secret));
    }

    private static String value(String value) {
        if (value.length() < SHORTEST || value.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw ApiProblem.field(
                    "value",
                    SHORTEST + " characters to 32 KiB; a shorter one could not be hidden when a server sends it back");
        }
        return value;
    }
}
