package dev.foldwork.conductor.client;

import dev.foldwork.conductor.compiler.CompiledFlow;
import dev.foldwork.conductor.compiler.Wire;
import dev.foldwork.flow.plan.Access;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Runs.StartOptions;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Starts, finds and ends runs on the cloud engine. Thread-safe.
 *
 * <p>The engine does not refuse a second start of one run: whoever calls {@link #start} makes sure that it is called
 * for a run by one thread at a time; a call repeated after a crash finds the workflow that the first one started.
 */
public final class CloudStart {

    private static final int REMEMBERED = 10_000;

    private final ConductorApi api;
    private final CompiledFlows compiled;
    private final Map<String, String> roots = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    CloudStart(ConductorApi api, CompiledFlows compiled) {
        this.api = api;
        this.compiled = compiled;
    }

    /**
     * One run to be started.
     *
     * @param run the run's id
     * @param plan the checked flow
     * @param inputs checked and completed inputs
     * @param options what the owner granted
     * @param at when the run was accepted; what the flow sees as its start
     * @param traceparent W3C traceparent, or null
     * @param seeds kept results of the run this one repeats, by path (see {@link Seeds})
     */
    public record Start(
            String run,
            Plan plan,
            Map<String, @Nullable Object> inputs,
            StartOptions options,
            Instant at,
            @Nullable String traceparent,
            Map<String, Map<String, @Nullable Object>> seeds) {}

    /** Registers the flow if need be, starts the run unless it has been started, and returns the workflow's id. */
    public String start(Start start) {
        CompiledFlow flow = compiled.of(start.plan());
        if (registered.add(flow.hash())) {
            register(flow);
        }
        return root(flow, start.run()).orElseGet(() -> api.start(flow.rootName(), start.run(), input(start)));
    }

    private void register(CompiledFlow flow) {
        try {
            api.register(flow.definitions());
        } catch (CloudException failure) {
            registered.remove(flow.hash());
            throw failure;
        }
    }

    private static Map<String, @Nullable Object> input(Start start) {
        Access access = start.plan().access();
        List<String> writable = access.folders().entrySet().stream()
                .filter(folder -> folder.getValue().writable())
                .map(Map.Entry::getKey)
                .toList();
        Map<String, @Nullable Object> grants = RunContext.grants(
                start.options().folders(),
                writable,
                access.hosts().orElse(null),
                start.options().privateHosts());
        var context = new RunContext(start.run(), "", "", start.at(), start.traceparent(), grants);
        var scope = new LinkedHashMap<String, @Nullable Object>();
        scope.put("inputs", Wire.text(start.inputs()));
        scope.put("vars", Wire.text(Map.of()));
        var input = new LinkedHashMap<String, @Nullable Object>();
        input.put("w", context.text());
        input.put("s", scope);
        if (!start.seeds().isEmpty()) {
            input.put("seeds", Seeds.tree(start.seeds()));
        }
        return input;
    }

    /** Returns the id of the run's root workflow if it has been started. */
    public Optional<String> root(CompiledFlow flow, String run) {
        String known = roots.get(run);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> found = api.correlated(flow.rootName(), run).stream()
                .map(workflow -> String.valueOf(workflow.get("workflowId")))
                .findFirst()
                // A workflow that the engine writes just now is not among them; its index has it all the same.
                .or(() -> api.indexed(flow.rootName(), run).stream().findFirst());
        found.ifPresent(id -> roots.put(run, id));
        return found;
    }
}
