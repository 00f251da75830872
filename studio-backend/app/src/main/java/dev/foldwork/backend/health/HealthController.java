package dev.foldwork.backend.health;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the service lives, and whether it can serve; open to everybody, so it says nothing else. */
@RestController
class HealthController {

    private final DSLContext database;

    HealthController(DSLContext database) {
        this.database = database;
    }

    @GetMapping("/health/live")
    Map<String, @Nullable Object> live() {
        return Map.of("status", "live");
    }

    @GetMapping("/health/ready")
    Map<String, @Nullable Object> ready() {
        try {
            database.fetchValue("select 1");
            return Map.of("status", "ready");
        } catch (DataAccessException away) {
            throw new ApiProblem(Code.DATABASE_UNREACHABLE, "The database does not answer.");
        }
    }
}
