package dev.foldwork.backend.trigger;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.backend.run.RunEnds;
import dev.foldwork.backend.run.StoredRun;
import dev.foldwork.flow.run.RunState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for deliveries, open to whoever knows a secret path.
 *
 * <p>A sender learns the run's id, which opens nothing without a token, and with {@code after_run} its output; never an
 * error of the flow.
 */
@RestController
class HooksController {

    /** Largest body of a delivery. */
    static final int BODY_BYTES = 1 << 20;

    private static final int MOST_WAITING = 200;

    private final Deliveries deliveries;
    private final RunEnds ends;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    HooksController(Deliveries deliveries, RunEnds ends) {
        this.deliveries = deliveries;
        this.ends = ends;
    }

    @PostMapping("/hooks/{secret}")
    ResponseEntity<Map<String, @Nullable Object>> receive(
            @PathVariable String secret, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        var path = new PathSecret(secret);
        WebhookStore.Found found = deliveries.open(path);
        Webhook webhook = found.webhook();
        long pause = deliveries.pauseBefore(webhook);
        if (pause > 0) {
            response.setHeader("Retry-After", Long.toString(pause));
            throw new ApiProblem(Code.RATE_LIMITED, "Come again in " + pause + " s.");
        }
        if (webhook.paused()) {
            throw new ApiProblem(Code.WEBHOOK_PAUSED, "The webhook takes nothing now.");
        }
        Deliveries.Taken taken = deliveries.take(found, path, message(request));
        if (webhook.terms().answer() == Webhook.Answer.AFTER_RUN && places.tryAcquire()) {
            try {
                return afterRun(taken);
            } finally {
                places.release();
            }
        }
        return accepted(taken);
    }

    private static Deliveries.Message message(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > BODY_BYTES
                ? null
                : request.getInputStream().readNBytes(BODY_BYTES + 1);
        if (body == null || body.length > BODY_BYTES) {
            throw new ApiProblem(Code.BODY_TOO_LARGE, "The body is larger than 1 MiB.");
        }
        return new Deliveries.Message(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                request.getContentType(),
                body);
    }

    private ResponseEntity<Map<String, @Nullable Object>> afterRun(Deliveries.Taken taken) throws InterruptedException {
        if (taken.run() == null) {
            return accepted(taken);
        }
        Duration longest = Duration.ofSeconds(taken.webhook().terms().waitSeconds());
        StoredRun run = ends.await(taken.webhook().team(), taken.run(), longest);
        RunState state = run.record().state();
        if (state == RunState.SUCCEEDED) {
            Map<String, @Nullable Object> output = run.record().output();
            return json(200, output == null ? new LinkedHashMap<String, @Nullable Object>() : output);
        }
        if (state.isFinal()) {
            throw new ApiProblem(Code.WEBHOOK_RUN_FAILED, "Run " + run.id() + " has " + state.wire() + ".");
        }
        return accepted(taken);
    }

    private static ResponseEntity<Map<String, @Nullable Object>> accepted(Deliveries.Taken taken) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("delivery", taken.delivery());
        json.put("run", taken.run() == null ? null : taken.run().toString());
        json.put("duplicate", taken.duplicate());
        return json(202, json);
    }

    /** JSON whatever the sender says it accepts: a refusal now would make it deliver again. */
    private static ResponseEntity<Map<String, @Nullable Object>> json(int status, Map<String, @Nullable Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
