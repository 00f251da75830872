package dev.foldwork.backend.audit;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.wire.Cursor;
import dev.foldwork.backend.wire.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of the caller's team, for its owners. */
@RestController
class AuditController {

    private final AuditStore store;

    AuditController(AuditStore store) {
        this.store = store;
    }

    @GetMapping("/api/v1/audit")
    @Needs(value = Scope.ADMIN, role = Role.OWNER)
    Map<String, @Nullable Object> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.of(cursor, 1);
        List<AuditStore.Entry> page = store.list(caller.team(), Page.limit(limit), from == null ? null : from.id(0));
        return Page.of(
                "entries",
                page,
                limit,
                AuditController::json,
                last -> new Cursor(last.id().toString()));
    }

    private static Map<String, @Nullable Object> json(AuditStore.Entry entry) {
        Deed deed = entry.deed();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", entry.id().toString());
        json.put("at", entry.at().toString());
        json.put("person", deed.person() == null ? null : deed.person().toString());
        json.put("name", deed.name());
        json.put("via", deed.via());
        json.put("viaId", deed.viaId() == null ? null : deed.viaId().toString());
        json.put("action", deed.action());
        json.put("subject", deed.subject());
        json.put("detail", deed.detail());
        return json;
    }
}
