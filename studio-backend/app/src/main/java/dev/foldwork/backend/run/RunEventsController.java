package dev.foldwork.backend.run;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.access.Needs;
import dev.foldwork.backend.access.Role;
import dev.foldwork.backend.access.Scope;
import dev.foldwork.backend.access.Standing;
import dev.foldwork.backend.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A run's events as they come: server-sent events whose ids are the cursor for coming back. */
@RestController
class RunEventsController {

    /** How often a quiet stream says that it lives, and sees whether its reader may still read. */
    private static final long HEARTBEAT_MILLIS = 5_000;

    private static final byte[] WAITING = ": waiting\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "event: end\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

    private final CloudRuns runs;
    private final RunTails tails;
    private final RunSignals signals;
    private final Standing standing;

    RunEventsController(CloudRuns runs, RunTails tails, RunSignals signals, Standing standing) {
        this.runs = runs;
        this.tails = tails;
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
        StoredRun found = runs.get(caller.team(), RunsController.id(run));
        long cursor = cursor(last == null ? after : last);
        response.setContentType("text/event-stream;charset=utf-8");
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        try (RunTails.Seat seat = tails.enter(found)) {
            send(caller, seat, cursor, out);
        }
    }

    private void send(Caller caller, RunTails.Seat seat, long after, OutputStream out)
            throws IOException, InterruptedException {
        long cursor = after;
        long looked = System.nanoTime();
        long patience = 0;
        while (signals.open()) {
            if (System.nanoTime() - looked > HEARTBEAT_MILLIS * 1_000_000) {
                looked = System.nanoTime();
                if (!standing.holds(caller)) {
                    return;
                }
            }
            RunTail.Look look = seat.look(cursor, patience);
            patience = HEARTBEAT_MILLIS;
            for (RunTail.Entry entry : look.entries()) {
                out.write(entry.text());
                cursor = entry.seq();
            }
            if (look.entries().isEmpty()) {
                out.write(look.state() == RunTail.State.OVER ? END : WAITING);
            }
            out.flush();
            if (look.entries().isEmpty() && look.state() != RunTail.State.OPEN) {
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
