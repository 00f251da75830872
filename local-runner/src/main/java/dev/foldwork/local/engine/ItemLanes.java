package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The items of one for_each: as many lanes as may run at once, each taking the next item when it is free. */
final class ItemLanes {

    private final Step.ForEach each;
    private final ContainerRunner.Entry at;
    private final List<?> items;
    private final @Nullable Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable FlowError> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CancelScope scope;

    ItemLanes(Step.ForEach each, ContainerRunner.Entry at, List<?> items) {
        this.each = each;
        this.at = at;
        this.items = items;
        this.results = new Object[items.size()];
        this.scope = at.cancel().child();
    }

    BodyResult run() {
        var lanes = new ArrayList<Thread>();
        int width = Math.min(each.concurrency(), items.size());
        for (int i = 1; i < width; i++) {
            lanes.add(Thread.ofVirtual().name("lane ", 0).start(this::lane));
        }
        lane();
        lanes.forEach(ItemLanes::join);
        at.cancel().remove(scope);
        RuntimeException fault = broken.get();
        if (fault != null) {
            throw fault;
        }
        FlowError error = failure.get();
        if (error != null) {
            return new BodyResult.Failed(error);
        }
        if (cancelled.get()) {
            return new BodyResult.Cancelled();
        }
        var outputs = new LinkedHashMap<String, @Nullable Object>();
        outputs.put("items", new ArrayList<>(Arrays.asList(results)));
        outputs.put("count", (long) items.size());
        return new BodyResult.Completed(outputs);
    }

    private void lane() {
        try {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                if (at.node().run().gate().passOrCancelled(scope)) {
                    cancelled.set(true);
                    return;
                }
                item(i);
            }
        } catch (RuntimeException fault) {
            broken.compareAndSet(null, fault);
            scope.cancel();
        }
    }

    private void item(int index) {
        NodeAttempts node = at.node();
        var names = node.scope().with("item", items.get(index)).with("index", (long) index);
        CancelScope own = scope.child();
        String path = NodePath.item(at.path(), index);
        BodyResult result = new BodyRunner(
                        node.run(),
                        each.body(),
                        path,
                        node.path(),
                        node.run().clock().instant(),
                        names,
                        own)
                .run();
        scope.remove(own);
        switch (result) {
            case BodyResult.Completed(var outputs) -> results[index] = each.collect() ? collected(outputs) : outputs;
            case BodyResult.Failed(var error) -> {
                if (each.collect()) {
                    results[index] = Map.of("ok", false, "error", error.view());
                } else {
                    failure.compareAndSet(null, error);
                    scope.cancel();
                }
            }
            case BodyResult.Cancelled ignored -> cancelled.set(true);
        }
    }

    private static Map<String, @Nullable Object> collected(Map<String, @Nullable Object> outputs) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("ok", true);
        entry.put("value", outputs);
        return entry;
    }

    private static void join(Thread lane) {
        while (true) {
            try {
                lane.join();
                return;
            } catch (InterruptedException ignored) {
                // The lane ends by itself soon after its scope was cancelled.
                Thread.onSpinWait();
            }
        }
    }
}
