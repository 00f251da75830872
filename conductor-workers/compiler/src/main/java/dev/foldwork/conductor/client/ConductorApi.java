package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.TaskTypes;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of Conductor's REST interface that Foldwork uses. Thread-safe.
 *
 * <p>Every call throws {@link CloudException}; none is repeated here.
 */
public final class ConductorApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http;

    /** Calls the server whose REST interface stands under this address, such as {@code http://127.0.0.1:8080/api}. */
    public ConductorApi(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Hands out at most this many tasks of the worker's type, at once and without waiting for any. */
    public List<Map<String, @Nullable Object>> poll(String worker, int count) {
        return poll(TaskTypes.NODE, worker, count);
    }

    /** Hands out tasks of another type. */
    public List<Map<String, @Nullable Object>> poll(String type, String worker, int count) {
        return maps(get(
                "/tasks/poll/batch/" + encoded(type) + "?timeout=0&count=" + count + "&workerid=" + encoded(worker)));
    }

    /** Hands in a task's result. */
    public void update(Map<String, @Nullable Object> result) {
        send("POST", "/tasks", result);
    }

    /** Hands in a task's result and takes a next task of the worker's type, if one is there. */
    public Optional<Map<String, @Nullable Object>> updateAndTake(Map<String, @Nullable Object> result) {
        String next = send("POST", "/tasks/update-v2", result);
        return next.isBlank() ? Optional.empty() : Optional.of(Json.object(next));
    }

    /** Keeps a task from being handed out again for another lease. */
    public void extendLease(String workflow, String task) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("workflowInstanceId", workflow);
        result.put("taskId", task);
        result.put("status", "IN_PROGRESS");
        result.put("extendLease", true);
        update(result);
    }

    /** Leaves a task open with this output and hands it out after these seconds. */
    public void postpone(String workflow, String task, Map<String, @Nullable Object> output, long seconds) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("workflowInstanceId", workflow);
        result.put("taskId", task);
        result.put("status", "IN_PROGRESS");
        result.put("callbackAfterSeconds", seconds);
        result.put("outputData", output);
        update(result);
    }

    /** Returns a task, empty when it is unknown. */
    public Optional<Map<String, @Nullable Object>> task(String id) {
        return found("/tasks/" + encoded(id));
    }

    /** Returns a workflow with its tasks, empty when it is unknown. */
    public Optional<Map<String, @Nullable Object>> workflow(String id) {
        return found("/workflow/" + encoded(id) + "?includeTasks=true");
    }

    /** Returns true when a workflow is known and has ended; cheap, as its tasks are not read. */
    public boolean hasEnded(String id) {
        return found("/workflow/" + encoded(id) + "?includeTasks=false")
                .filter(workflow -> !WorkflowTree.isOpen(workflow))
                .isPresent();
    }

    /**
     * Returns the workflows of a definition that belong to a run, ended ones included, with their tasks; those that the
     * engine writes at this moment are missing, as its query skips locked rows.
     */
    public List<Map<String, @Nullable Object>> correlated(String definition, String run) {
        return maps(get("/workflow/" + encoded(definition) + "/correlated/" + encoded(run)
                + "?includeClosed=true&includeTasks=true"));
    }

    /** Returns the ids of the workflows of a definition that belong to a run, as the engine's index has them. */
    public List<String> indexed(String definition, String run) {
        String query = "correlationId=" + run + " AND workflowType=" + definition;
        Map<String, @Nullable Object> found =
                Json.object(get("/workflow/search?start=0&size=10&freeText=*&query=" + encoded(query)));
        return found.get("results") instanceof List<?> results
                ? results.stream()
                        .map(result -> String.valueOf(((Map<?, ?>) result).get("workflowId")))
                        .toList()
                : List.of();
    }

    /** Adds or replaces definitions. */
    public void register(List<Map<String, @Nullable Object>> definitions) {
        send("PUT", "/metadata/workflow", definitions);
    }

    /** Starts a workflow and returns its id. */
    public String start(String definition, String run, Map<String, @Nullable Object> input) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("name", definition);
        request.put("version", 1L);
        request.put("correlationId", run);
        request.put("input", input);
        return send("POST", "/workflow", request);
    }

    /** Has a workflow looked at now: tasks whose lease has run out are handed out again. */
    public void decide(String workflow) {
        send("PUT", "/workflow/decide/" + encoded(workflow), null);
    }

    /**
     * Has the engine put back what its queue has lost of a workflow; does nothing where the engine's service for that is
     * switched off.
     */
    public void repair(String workflow) {
        try {
            send("POST", "/admin/consistency/verifyAndRepair/" + encoded(workflow), null);
        } catch (CloudException refused) {
            if (refused.status() == 0) {
                throw refused;
            }
        }
    }

    /** Ends a workflow and everything in it; one that has ended or is unknown is left as it is. */
    public void terminate(String workflow, String reason) {
        try {
            send("DELETE", "/workflow/" + encoded(workflow) + "?reason=" + encoded(reason), null);
        } catch (CloudException refused) {
            if (refused.status() != 404 && refused.status() != 409 && refused.status() != 400) {
                throw refused;
            }
        }
    }

    /** Removes a workflow with its tasks and all traces of it; one that is unknown is no fault. */
    public void remove(String workflow) {
        try {
            send("DELETE", "/workflow/" + encoded(workflow) + "/remove?archiveWorkflow=false", null);
        } catch (CloudException refused) {
            if (refused.status() != 404) {
                throw refused;
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Optional<Map<String, @Nullable Object>> found(String path) {
        try {
            return Optional.of(Json.object(get(path)));
        } catch (CloudException missing) {
            if (missing.status() == 404) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private static List<Map<String, @Nullable Object>> maps(String json) {
        @SuppressWarnings("unchecked")
        var list = json.isBlank() ? null : (List<Map<String, @Nullable Object>>) Json.parse(json);
        return list == null ? List.of() : list;
    }

    private String get(String path) {
        return send("GET", path, null);
    }

    private String send(String method, String path, @Nullable Object body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        String call = method + " " + path.replaceFirst("\\?.*", "");
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new CloudException(
                        response.statusCode(),
                        "Conductor answered " + response.statusCode() + " to " + call + ": " + message(response.body()),
                        null);
            }
            return response.body();
        } catch (IOException away) {
            throw new CloudException(0, "Conductor at " + base + " cannot be reached for " + call, away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CloudException(0, "Interrupted during " + call, interrupted);
        }
    }

    private static String message(String body) {
        try {
            return Json.parse(body) instanceof Map<?, ?> map ? String.valueOf(map.get("message")) : shortened(body);
        } catch (JsonException text) {
            return shortened(body);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 499) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
