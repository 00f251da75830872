package dev.foldwork.bench;

import dev.foldwork.conductor.client.ConductorApi;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Runs.StartOptions;
import dev.foldwork.parity.CloudUnderTest;
import dev.foldwork.testing.RunCase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What a flow costs on Conductor, beside the same flow written by hand with the cheapest possible worker. */
final class CloudBench {

    private static final int STEPS = 20;
    private static final int WARM = 25;
    private static final int RUNS = 30;

    private final CloudUnderTest cloud;
    private final ConductorApi api;

    CloudBench(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.api = new ConductorApi(cloud.conductor());
    }

    static void run(Path folder) throws Exception {
        long begun = System.nanoTime();
        try (var cloud = CloudUnderTest.measured(folder)) {
            Figures.head("Cloud engine: Conductor 3.32.3 on PostgreSQL 18");
            Figures.line("start of the servers, cold", Figures.millis((System.nanoTime() - begun) / 1e6), "");
            new CloudBench(cloud).measure();
        }
    }

    private void measure() throws Exception {
        Map<String, Object> chain = spec(STEPS);
        Map<String, Object> single = spec(1);
        for (int i = 0; i < WARM; i++) {
            engineMillis(chain);
        }
        byHand();
        double[] compiled = new double[RUNS];
        double[] byHand = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            compiled[i] = engineMillis(chain);
            byHand[i] = handMillis();
        }
        double ours = Figures.median(compiled);
        double floor = Figures.median(byHand);
        Figures.line(STEPS + " steps compiled from YAML, from acceptance to end, p50", Figures.millis(ours), "");
        Figures.line(STEPS + " steps by hand, cheapest worker, from start to end, p50", Figures.millis(floor), "");
        Figures.line("ratio", String.format(Locale.ROOT, "%.2f", ours / floor), "bar 1.25, aim 1.10");
        double[] one = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            one[i] = engineMillis(single);
        }
        Figures.line("one step, from start to end in the record, p50", Figures.millis(Figures.median(one)), "");
        for (int i = 0; i < RUNS; i++) {
            one[i] = firstMillis(single);
        }
        Figures.line("from start to the first node's start, p50", Figures.millis(Figures.median(one)), "");
        for (int nodes : new int[] {100, 400, 1_000}) {
            Figures.line("chain of " + nodes, Figures.millis(engineMillis(spec(nodes)) / nodes) + " a step", "");
        }
    }

    private static Map<String, Object> spec(int steps) {
        var nodes = new LinkedHashMap<String, Object>();
        for (int i = 0; i < steps; i++) {
            var node = new LinkedHashMap<String, Object>();
            node.put("type", "data.set@1");
            node.put("with", Map.of("v", i == 0 ? (Object) 1L : "${ nodes.n" + (i - 1) + ".v }"));
            if (i > 0) {
                node.put("needs", List.of("n" + (i - 1)));
            }
            nodes.put("n" + i, node);
        }
        return Map.of("nodes", nodes, "outputs", Map.of("v", "${ nodes.n" + (steps - 1) + ".v }"));
    }

    /** Returns how long a run took from its acceptance to its end, as its record tells. */
    private double engineMillis(Map<String, Object> spec) throws InterruptedException {
        RunCase what = new RunCase("bench", List.of(), Map.of("flow", spec));
        Plan plan = what.plan();
        var runs = cloud.runs(what);
        String run = runs.start(plan, Map.of(), StartOptions.NONE);
        runs.follow(run, 0, event -> true);
        var record = runs.get(run).orElseThrow();
        return Duration.between(record.createdAt(), record.endedAt()).toNanos() / 1e6;
    }

    /** Returns how long it took from before the request to the begin of the first node, as its record tells. */
    private double firstMillis(Map<String, Object> spec) throws InterruptedException {
        RunCase what = new RunCase("bench", List.of(), Map.of("flow", spec));
        Plan plan = what.plan();
        var runs = cloud.runs(what);
        Instant begun = Instant.now();
        String run = runs.start(plan, Map.of(), StartOptions.NONE);
        var first = new AtomicReference<Instant>();
        runs.follow(run, 0, event -> {
            if (event.kind() == Kind.NODE_STARTED) {
                first.compareAndSet(null, event.at());
            }
            return true;
        });
        return Duration.between(begun, Objects.requireNonNull(first.get())).toNanos() / 1e6;
    }

    private void byHand() {
        var tasks = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < STEPS; i++) {
            var input = new LinkedHashMap<String, Object>();
            input.put("v", i == 0 ? "1" : "${t" + (i - 1) + ".output.v}");
            var task = new LinkedHashMap<String, Object>();
            task.put("name", "bench_step");
            task.put("taskReferenceName", "t" + i);
            task.put("type", "SIMPLE");
            task.put("inputParameters", input);
            task.put("taskDefinition", Map.of("name", "bench_step", "ownerEmail", "bench@localhost", "retryCount", 0L));
            tasks.add(task);
        }
        var definition = new LinkedHashMap<String, Object>();
        definition.put("name", "bench_by_hand");
        definition.put("version", 1L);
        definition.put("schemaVersion", 2L);
        definition.put("ownerEmail", "bench@localhost");
        definition.put("tasks", tasks);
        api.register(List.of(definition));
    }

    private double handMillis() throws InterruptedException {
        var over = new AtomicBoolean();
        Thread worker = Thread.ofVirtual().start(() -> work(over));
        String id = api.start("bench_by_hand", "bench", Map.of());
        Map<String, Object> workflow = api.workflow(id).orElseThrow();
        while (!"COMPLETED".equals(workflow.get("status"))) {
            Thread.sleep(2);
            workflow = api.workflow(id).orElseThrow();
        }
        over.set(true);
        worker.join();
        return ((Number) workflow.get("endTime")).doubleValue() - ((Number) workflow.get("createTime")).doubleValue();
    }

    /** Takes a task and completes it with what the exchange gives next; nothing else. */
    private void work(AtomicBoolean over) {
        while (!over.get()) {
            List<Map<String, Object>> tasks = api.poll("bench_step", "bench", 1);
            tasks.forEach(task -> {
                var next = java.util.Optional.of(task);
                while (next.isPresent()) {
                    var result = new LinkedHashMap<String, Object>();
                    result.put("workflowInstanceId", next.get().get("workflowInstanceId"));
                    result.put("taskId", next.get().get("taskId"));
                    result.put("workerId", "bench");
                    result.put("status", "COMPLETED");
                    result.put("outputData", Map.of("v", "1"));
                    next = api.updateAndTake(result);
                }
            });
            if (tasks.isEmpty()) {
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
