package dev.foldwork.cli.cloud;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunRefused;
import dev.foldwork.flow.run.RunSearch;
import dev.foldwork.flow.run.RunState;
import dev.foldwork.flow.run.Runs;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs on the cloud engine behind a backend. Thread-safe. */
public final class RemoteRuns implements Runs {

    private static final String RUNS = "/api/v1/runs";
    private static final long AGAIN_MILLIS = 500;

    private final Backend backend;
    private final @Nullable FlowFiles files;

    /**
     * Uses this backend.
     *
     * @param files the sources of the flow that {@link #start} starts, null when none is to be started
     */
    public RemoteRuns(Backend backend, @Nullable FlowFiles files) {
        this.backend = backend;
        this.files = files;
    }

    /** A flow's document and the files beside it. */
    public record FlowFiles(String main, Map<String, String> texts) {}

    @Override
    public String start(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options) {
        FlowFiles sent = Objects.requireNonNull(files, "no flow was given to be started");
        var flow = new LinkedHashMap<String, @Nullable Object>();
        flow.put("main", sent.main());
        flow.put("files", sent.texts());
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("flow", flow);
        body.put("inputs", inputs);
        body.put("folders", options.folders());
        body.put("privateHosts", options.privateHosts());
        return id(backend.post(RUNS, body, options.idempotencyKey()));
    }

    private static String id(Map<String, @Nullable Object> run) {
        return String.valueOf(run.get("id"));
    }

    private static String path(String run, String rest) {
        return RUNS + "/" + URLEncoder.encode(run, StandardCharsets.UTF_8) + rest;
    }

    @Override
    public Optional<RunRecord> get(String run) {
        try {
            return Optional.of(RunRecord.fromJson(backend.get(path(run, ""))));
        } catch (RunRefused refused) {
            if (refused.code().equals("RUN_UNKNOWN")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public List<RunRecord> list(RunSearch search, int limit, @Nullable String before) {
        var query = new StringBuilder("?limit=").append(Math.min(limit, 200));
        add(query, "before", before);
        add(query, "flow", search.flow());
        add(
                query,
                "state",
                search.states().isEmpty()
                        ? null
                        : search.states().stream().map(RunState::wire).collect(Collectors.joining(",")));
        add(query, "asking", search.asking() ? "true" : null);
        add(query, "from", search.since());
        add(query, "to", search.until());
        add(query, "text", search.text());
        var runs = new ArrayList<RunRecord>();
        list(backend.get(RUNS + query), "runs").forEach(run -> runs.add(RunRecord.fromJson(run)));
        return runs;
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public List<NodeRecord> nodes(String run) {
        var nodes = new ArrayList<NodeRecord>();
        list(backend.get(path(run, "/nodes")), "nodes").forEach(node -> nodes.add(NodeRecord.fromJson(node)));
        return nodes;
    }

    private static List<Map<?, ?>> list(Map<String, @Nullable Object> json, String name) {
        var maps = new ArrayList<Map<?, ?>>();
        if (json.get(name) instanceof List<?> list) {
            list.forEach(entry -> maps.add((Map<?, ?>) entry));
        }
        return maps;
    }

    /** Comes back with its cursor when the connection or the backend breaks, however often. */
    @Override
    public void follow(String run, long after, Predicate<RunEvent> reader) throws InterruptedException {
        var cursor = new EventStream(after, reader);
        while (true) {
            try (var lines = backend.stream(path(run, "/events?after=" + cursor.last()))) {
                if (cursor.read(lines) != EventStream.End.BROKEN) {
                    return;
                }
            } catch (IOException broken) {
                if (cursor.last() == after && cursor.failures() > 20) {
                    throw backend.unreachable(broken);
                }
            }
            cursor.failed();
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    @Override
    public long lastEvent(String run) {
        var cursor = new EventStream(0, event -> true);
        try (var lines = backend.stream(path(run, "/events"))) {
            cursor.readKnown(lines);
            return cursor.last();
        } catch (IOException broken) {
            throw backend.unreachable(broken);
        }
    }

    @Override
    public void cancel(String run) {
        backend.post(path(run, "/cancel"), Map.of(), null);
    }

    @Override
    public void pause(String run) {
        backend.post(path(run, "/pause"), Map.of(), null);
    }

    @Override
    public void resume(String run) {
        backend.post(path(run, "/resume"), Map.of(), null);
    }

    @Override
    public String retry(String run) {
        return id(backend.post(path(run, "/retry"), Map.of(), null));
    }

    @Override
    public String rerun(String run, String fromPath) {
        return id(backend.post(path(run, "/rerun"), Map.of("from", fromPath), null));
    }

    @Override
    public void answer(String run, String path, @Nullable Object answer, String by) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("path", path);
        body.put("answer", answer);
        backend.post(path(run, "/answers"), body, null);
    }
}
