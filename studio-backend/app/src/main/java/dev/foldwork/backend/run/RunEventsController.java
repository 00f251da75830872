package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.Standing;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.RunEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A run's events as they come: server-sent events whose ids are the cursor for coming back. */
@RestController
class RunEventsController {

    private static final int PAGE = 500;
    /** How often a quiet stream says that it lives, and sees whether its reader may still read. */
    private static final long HEARTBEAT_MILLIS = 5_000;

    private final CloudRuns runs;
    private final RunSignals signals;
    private final Standing standing;

    RunEventsController(CloudRuns runs, RunSignals signals, Standing standing) {
        this.runs = runs;
        this.signals = signals;
        this.standing = standing;
    }

    @GetMapping(path = "/api/v1/runs/{run}/events")
    @Needs(value = Scope.RUNS_READ, role = Role.VIEWER)
    void events(
            Caller caller,
            @PathVariable String run,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        UUID id = RunsController.id(run);
        runs.get(caller.team(), id);
        long cursor = cursor(last == null ? after : last);
        response.setContentType("text/event-stream;charset=utf-8");
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        long looked = System.nanoTime();
        while (signals.open()) {
            if (System.nanoTime() - looked > HEARTBEAT_MILLIS * 1_000_000) {
                looked = System.nanoTime();
                if (!standing.holds(caller)) {
                    return;
                }
            }
            boolean over = runs.get(caller.team(), id).record().state().isFinal();
            List<RunEvent> page = runs.events(id, cursor, PAGE);
            write(page, out);
            cursor = page.isEmpty() ? cursor : page.getLast().seq();
            if (page.isEmpty() && over) {
                out.write("event: end\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                return;
            }
            if (page.isEmpty()) {
                out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            if (page.size() < PAGE && !over) {
                waitBeyond(id, cursor);
            }
        }
    }

    private static void write(List<RunEvent> page, OutputStream out) throws IOException {
        for (RunEvent event : page) {
            out.write(("id: " + event.seq() + "\ndata: " + Json.write(event.toJson()) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Waits for events after the cursor; one that came between reading and waiting is seen at the next look. */
    private void waitBeyond(UUID run, long cursor) throws InterruptedException {
        long end = System.nanoTime() + HEARTBEAT_MILLIS * 1_000_000;
        while (signals.open() && System.nanoTime() < end) {
            signals.await(run, 250);
            if (!runs.events(run, cursor, 1).isEmpty()) {
                return;
            }
        }
    }

    private static long cursor(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException malformed) {
            throw ApiProblem.field("after", "the number of an event");
        }
    }
}
