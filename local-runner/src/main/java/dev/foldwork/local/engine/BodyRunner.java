package dev.foldwork.local.engine;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.Resolution;
import dev.foldwork.flow.run.ResolutionException;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.run.Scope;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs one body once: starts each node when everything it needs has settled.
 *
 * <p>A chain runs on the calling thread; where several nodes are ready at once the others get virtual threads. Cost per
 * node does not depend on the number of nodes: successors are indexed and unsettled needs counted.
 */
final class BodyRunner {

    private final RunContext run;
    private final Body body;
    private final String path;
    private final String holder;
    private final Scope scope;
    private final CancelScope cancel;
    private final Instant startedAt;
    private final Map<String, Settled> settled = new ConcurrentHashMap<>();
    private final Map<String, List<Step>> successors = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Step> ready = new ArrayDeque<>();
    private int active;
    private @Nullable FlowError failure;
    private @Nullable RuntimeException broken;

    /**
     * @param path path of the body: of the node that holds it, with attempt and item
     * @param holder path of the node that holds it, to which a fault of its outputs belongs
     * @param startedAt when it was entered
     * @param outer names the body sees besides its own nodes
     * @param cancel ends the body from outside; also used to end siblings of a failed node
     */
    BodyRunner(
            RunContext run, Body body, String path, String holder, Instant startedAt, Scope outer, CancelScope cancel) {
        this.run = run;
        this.holder = holder;
        this.body = body;
        this.path = path;
        Object around = outer.names().get("nodes");
        this.scope = outer.with("nodes", new NodesView(settled, around instanceof Map<?, ?> map ? map : null));
        this.cancel = cancel;
        this.startedAt = startedAt;
    }

    /** Runs the body to its end. Blocks; ends soon after the scope was cancelled. */
    BodyResult run() {
        prepare();
        work();
        awaitIdle();
        if (broken != null) {
            throw broken;
        }
        if (failure != null) {
            cancelRest();
            return new BodyResult.Failed(failure);
        }
        if (settled.size() < body.steps().size()) {
            cancelRest();
            return new BodyResult.Cancelled();
        }
        return cancel.isCancelled() && cancelledInside() ? new BodyResult.Cancelled() : outputs();
    }

    private boolean cancelledInside() {
        return settled.values().stream().anyMatch(each -> each.state() == NodeState.CANCELLED);
    }

    private void prepare() {
        for (Step step : body.steps()) {
            Settled known = run.memory().settled(NodePath.node(path, step.id()));
            if (known != null) {
                settled.put(step.id(), known);
                if (endsBody(step, known)) {
                    failure = known.error();
                }
            }
        }
        for (Step step : body.steps()) {
            if (settled.containsKey(step.id())) {
                continue;
            }
            int unsettled = 0;
            var seen = new ArrayList<String>();
            for (Need need : step.needs()) {
                if (!seen.contains(need.node()) && !settled.containsKey(need.node())) {
                    unsettled++;
                    successors
                            .computeIfAbsent(need.node(), id -> new ArrayList<>())
                            .add(step);
                }
                seen.add(need.node());
            }
            open.put(step.id(), unsettled);
            if (unsettled == 0) {
                ready.add(step);
            }
        }
        if (failure != null) {
            ready.clear();
        }
    }

    private static boolean endsBody(Step step, Settled settled) {
        boolean failed = settled.state() == NodeState.FAILED || settled.state() == NodeState.TIMED_OUT;
        return failed && settled.port() == null && !settled.continued();
    }

    /** Takes ready nodes until there are none, handing all but one of several to further threads. */
    private void work() {
        Step first = take();
        if (first != null) {
            workFrom(first);
        }
    }

    private @Nullable Step take() {
        lock.lock();
        try {
            Step mine = cancel.isCancelled() ? null : ready.poll();
            if (mine != null) {
                active++;
            }
            spawnOthers();
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void spawnOthers() {
        if (cancel.isCancelled() || failure != null || broken != null) {
            ready.clear();
            return;
        }
        for (Step other = ready.poll(); other != null; other = ready.poll()) {
            Step step = other;
            active++;
            Thread.ofVirtual().name("node ", 0).start(() -> workFrom(step));
        }
    }

    private void workFrom(Step first) {
        Step next = first;
        while (next != null) {
            Settled result;
            try {
                result = new NodeRunner(run, scope, path, startedAt, cancel).run(next, settled);
            } catch (RuntimeException fault) {
                broke(fault);
                return;
            }
            next = complete(next, result);
        }
    }

    /** Books a result and returns the next node for the calling thread, or null. */
    private @Nullable Step complete(Step step, Settled result) {
        boolean ends = endsBody(step, result);
        if (ends) {
            fail(result);
        }
        lock.lock();
        try {
            settled.put(step.id(), result);
            for (Step next : successors.getOrDefault(step.id(), List.of())) {
                if (open.merge(next.id(), -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
            active--;
            boolean stop = failure != null || broken != null || cancel.isCancelled();
            Step mine = stop ? null : ready.poll();
            if (mine != null) {
                active++;
            }
            spawnOthers();
            if (active == 0) {
                idle.signalAll();
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void fail(Settled result) {
        lock.lock();
        try {
            if (failure == null) {
                failure = result.error();
            }
        } finally {
            lock.unlock();
        }
        cancel.cancel();
    }

    private void broke(RuntimeException fault) {
        lock.lock();
        try {
            broken = broken == null ? fault : broken;
            active--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
        cancel.cancel();
    }

    private void awaitIdle() {
        lock.lock();
        try {
            while (active > 0) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void cancelRest() {
        for (Step step : body.steps()) {
            if (!settled.containsKey(step.id())) {
                Instant now = run.clock().instant();
                var cancelled = new Settled(NodeState.CANCELLED, null, false, Map.of(), null, now);
                run.log().note(now, Kind.NODE_SETTLED, NodePath.node(path, step.id()), 0, SettledData.of(cancelled));
                settled.put(step.id(), cancelled);
            }
        }
    }

    private BodyResult outputs() {
        try {
            var at = new Resolution(run.id(), holder, endedAt());
            return new BodyResult.Completed(at.named(body.outputs(), scope));
        } catch (ResolutionException fault) {
            return new BodyResult.Failed(fault.error());
        }
    }

    /** Returns when its last node settled; the same again after a recovery. */
    Instant endedAt() {
        Instant latest = startedAt;
        for (Settled each : settled.values()) {
            latest = each.at().isAfter(latest) ? each.at() : latest;
        }
        return latest;
    }

    /** Returns the names a part of this body sees; loops ask conditions with it. */
    Scope scope() {
        return scope;
    }
}
