package dev.foldwork.flow.run;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a new run takes over from the one it repeats (semantics S7.4, S7.5).
 *
 * <p>A pure function of the plan and the old run's events; paths in the result are those of the new run, in which nodes
 * that hold bodies are entered for the first time again.
 */
public final class KeptResults {

    private final Map<String, Settled> settled;
    private final Map<String, Integer> lastAttempt;
    private final Map<String, Settled> kept = new LinkedHashMap<>();

    private KeptResults(Map<String, Settled> settled, Map<String, Integer> lastAttempt) {
        this.settled = settled;
        this.lastAttempt = lastAttempt;
    }

    /** Returns what a retry keeps: everything that succeeded, was skipped or failed handled, and all of whose needs are kept. */
    public static Map<String, Settled> forRetry(Plan plan, List<RunEvent> events) {
        KeptResults results = of(events);
        results.retry(plan.body(), NodePath.ROOT, NodePath.ROOT);
        return results.kept;
    }

    /**
     * Returns what a rerun keeps: everything that neither is the node, nor lies in it, nor depends on it.
     *
     * @throws RunRefused NODE_UNKNOWN when the path names no node of the run
     */
    public static Map<String, Settled> forRerun(Plan plan, List<RunEvent> events, String from) {
        KeptResults results = of(events);
        if (!results.known(from)) {
            throw new RunRefused(
                    "NODE_UNKNOWN",
                    "The run has no node '" + from + "': 'foldwork runs get' shows the paths of its nodes",
                    List.of());
        }
        results.rerun(plan.body(), NodePath.ROOT, NodePath.ROOT, from);
        return results.kept;
    }

    private static KeptResults of(List<RunEvent> events) {
        var settled = new LinkedHashMap<String, Settled>();
        var attempts = new LinkedHashMap<String, Integer>();
        for (RunEvent event : events) {
            if (event.kind() == Kind.NODE_SETTLED) {
                var json = new LinkedHashMap<String, @Nullable Object>(event.data());
                json.put("at", event.at().toString());
                settled.put(event.path(), Settled.fromJson(json));
            }
            if (event.attempt() > 0) {
                attempts.merge(event.path(), event.attempt(), Math::max);
            }
        }
        return new KeptResults(settled, attempts);
    }

    private boolean known(String path) {
        return settled.containsKey(path) || lastAttempt.containsKey(path);
    }

    private boolean retry(Body body, String oldPath, String newPath) {
        var whole = new HashSet<String>();
        for (Step step : body.steps()) {
            String old = NodePath.node(oldPath, step.id());
            String now = NodePath.node(newPath, step.id());
            boolean ready = step.needs().stream().map(Need::node).allMatch(whole::contains);
            Settled result = settled.get(old);
            if (ready && result != null && isGood(result)) {
                keepAll(old, now);
                whole.add(step.id());
            } else if (ready) {
                inside(step).forEach(inner -> enter(step, inner, old, now));
            }
        }
        return whole.size() == body.steps().size();
    }

    private void enter(Step step, Body inner, String old, String now) {
        String place = NodePath.attempt(old, lastAttempt.getOrDefault(old, 1));
        switch (step) {
            case Step.ForEach ignored ->
                numbers(place).forEach(i -> retry(inner, NodePath.item(place, i), NodePath.item(now, i)));
            case Step.Loop ignored -> {
                for (int i : numbers(place)) {
                    if (!retry(inner, NodePath.item(place, i), NodePath.item(now, i))) {
                        return;
                    }
                }
            }
            case Step.Group ignored -> retry(inner, place, now);
            case Step.Call ignored -> retry(inner, place, now);
            case Step.Leaf ignored -> {}
            case Step.OnDemand ignored -> {}
        }
    }

    private static boolean isGood(Settled result) {
        return switch (result.state()) {
            case SUCCEEDED, SKIPPED -> true;
            case FAILED, TIMED_OUT -> result.port() != null || result.continued();
            case WAITING, READY, RUNNING, ASKING, CANCELLED -> false;
        };
    }

    private void rerun(Body body, String oldPath, String newPath, String from) {
        Step chosen = chosen(body, oldPath, from);
        Set<String> again = dependents(body, chosen.id());
        for (Step step : body.steps()) {
            if (!again.contains(step.id())) {
                keepAll(NodePath.node(oldPath, step.id()), NodePath.node(newPath, step.id()));
            }
        }
        String old = NodePath.node(oldPath, chosen.id());
        if (old.equals(from)) {
            return;
        }
        for (Body inner : inside(chosen)) {
            descend(chosen, inner, old, NodePath.node(newPath, chosen.id()), from);
        }
    }

    private void descend(Step step, Body inner, String old, String now, String from) {
        String place = place(old, from);
        if (!(step instanceof Step.ForEach) && !(step instanceof Step.Loop)) {
            rerun(inner, place, now, from);
            return;
        }
        for (int i : numbers(place)) {
            String item = NodePath.item(place, i);
            if (from.startsWith(item + ".")) {
                rerun(inner, item, NodePath.item(now, i), from);
                if (step instanceof Step.Loop) {
                    return;
                }
            } else {
                keepBody(item, NodePath.item(now, i));
            }
        }
    }

    /** Returns the path of the attempt's body that the chosen path goes through. */
    private static String place(String old, String from) {
        if (!from.startsWith(old + "~")) {
            return old;
        }
        int end = old.length() + 1;
        while (end < from.length() && Character.isDigit(from.charAt(end))) {
            end++;
        }
        return from.substring(0, end);
    }

    private static Step chosen(Body body, String path, String from) {
        for (Step step : body.steps()) {
            String own = NodePath.node(path, step.id());
            if (from.equals(own) || lies(from, own)) {
                return step;
            }
        }
        throw new RunRefused("NODE_UNKNOWN", "The flow has no node at '" + from + "'", List.of());
    }

    private static Set<String> dependents(Body body, String id) {
        var all = new HashSet<String>(Set.of(id));
        for (Step step : body.steps()) {
            if (step.needs().stream().map(Need::node).anyMatch(all::contains)) {
                all.add(step.id());
            }
        }
        return all;
    }

    private static List<Body> inside(Step step) {
        return switch (step) {
            case Step.Group group -> List.of(group.body());
            case Step.ForEach each -> List.of(each.body());
            case Step.Loop loop -> List.of(loop.body());
            case Step.Call call -> List.of(call.called().body());
            case Step.Leaf ignored -> List.of();
            case Step.OnDemand ignored -> List.of();
        };
    }

    /** Keeps a node with everything in it. */
    private void keepAll(String old, String now) {
        Settled own = settled.get(old);
        if (own != null && own.state() != NodeState.CANCELLED) {
            kept.put(now, own);
        }
        settled.forEach((path, result) -> {
            if (lies(path, old) && result.state() != NodeState.CANCELLED) {
                kept.put(now + path.substring(old.length()), result);
            }
        });
    }

    private void keepBody(String old, String now) {
        settled.forEach((path, result) -> {
            if (path.startsWith(old + ".") && result.state() != NodeState.CANCELLED) {
                kept.put(now + path.substring(old.length()), result);
            }
        });
    }

    private static boolean lies(String path, String holder) {
        if (!path.startsWith(holder) || path.length() == holder.length()) {
            return false;
        }
        char next = path.charAt(holder.length());
        return next == '.' || next == '[' || next == '~';
    }

    /** Returns the item or round numbers entered at this place, in order. */
    private Set<Integer> numbers(String place) {
        var numbers = new TreeSet<Integer>();
        String start = place + "[";
        lastAttempt.keySet().forEach(path -> number(path, start, numbers));
        settled.keySet().forEach(path -> number(path, start, numbers));
        return numbers;
    }

    private static void number(String path, String start, Set<Integer> numbers) {
        int end = path.startsWith(start) ? path.indexOf(']', start.length()) : -1;
        if (end > 0) {
            numbers.add(Integer.parseInt(path.substring(start.length(), end)));
        }
    }
}
