package dev.foldwork.parity;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.testing.RunDriver.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a user could observe of one flow on two engines.
 *
 * <p>When a body ends around nodes that are not done, how far each of them came is a matter of speed: such a node is
 * only compared where neither engine cancelled it.
 */
final class Comparison {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z"
            + "|[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
    private static final Pattern CHANCE = Pattern.compile("0\\.\\d{12,}");

    private final Observed local;
    private final Observed cloud;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Observed local, Observed cloud) {
        this.local = local;
        this.cloud = cloud;
    }

    /** Returns every difference in words, empty when there is none. */
    static List<String> differences(Observed local, Observed cloud) {
        var comparison = new Comparison(local, cloud);
        comparison.runs();
        comparison.nodes();
        comparison.order("local", local);
        comparison.order("cloud", cloud);
        comparison.gaps("local", local);
        comparison.gaps("cloud", cloud);
        return comparison.differences;
    }

    private void same(String what, @Nullable Object here, @Nullable Object there) {
        String onLocal = masked(here);
        String inCloud = masked(there);
        if (!onLocal.equals(inCloud)) {
            differences.add(what + ": " + onLocal + " on the local engine, " + inCloud + " in the cloud");
        }
    }

    /** Two runs have neither the same times nor the same chance. */
    private static String masked(@Nullable Object value) {
        return CHANCE.matcher(TIME.matcher(Json.canonical(value)).replaceAll("<time>"))
                .replaceAll("<chance>");
    }

    private void runs() {
        same("state", local.run().state().wire(), cloud.run().state().wire());
        same("output", local.run().output(), cloud.run().output());
        same("error", error(local.run().error()), error(cloud.run().error()));
    }

    private static @Nullable Object error(@Nullable FlowError error) {
        return error == null ? null : error.toJson();
    }

    private void nodes() {
        var paths = new TreeSet<>(local.nodes().keySet());
        paths.addAll(cloud.nodes().keySet());
        for (String path : paths) {
            NodeRecord here = local.nodes().get(path);
            NodeRecord there = cloud.nodes().get(path);
            if (wasCancelled(here) || wasCancelled(there)) {
                continue;
            }
            if (here == null || there == null) {
                differences.add(path + " appears only " + (here == null ? "in the cloud" : "on the local engine"));
            } else {
                node(path, here, there);
            }
        }
    }

    private boolean wasCancelled(@Nullable NodeRecord node) {
        if (node == null) {
            // A run that was cancelled, or an item that never began: the other engine may have begun it and cancelled.
            return local.run().state() != dev.foldwork.flow.run.RunState.SUCCEEDED;
        }
        return node.state() == NodeState.CANCELLED;
    }

    private void node(String path, NodeRecord here, NodeRecord there) {
        same(path + " state", here.state().wire(), there.state().wire());
        same(path + " port", here.port(), there.port());
        same(path + " attempts", (long) here.attempts().size(), (long)
                there.attempts().size());
        same(path + " input", here.input(), there.input());
        same(path + " output", withoutKeys(here.output()), withoutKeys(there.output()));
        same(path + " error", error(here.error()), error(there.error()));
    }

    /** Who answered is named differently on each engine. */
    private static Map<String, @Nullable Object> withoutKeys(Map<String, @Nullable Object> output) {
        var same = new HashMap<>(output);
        same.remove("by");
        return same;
    }

    /** Nothing starts before what it needs has settled, on whichever engine. */
    private void order(String engine, Observed observed) {
        Map<String, List<String>> needs = observed.needs();
        var settled = new HashMap<String, Long>();
        for (RunEvent event : observed.events()) {
            if (event.kind() == Kind.NODE_SETTLED) {
                settled.put(event.path(), event.seq());
            }
            if (event.kind() == Kind.NODE_STARTED) {
                for (String need : needs.getOrDefault(event.path().replaceAll("\\[\\d+]|~\\d+", ""), List.of())) {
                    String beside = sibling(event.path(), need);
                    if (!settled.containsKey(beside)) {
                        differences.add(engine + ": " + event.path() + " started before " + beside + " had settled");
                    }
                }
            }
        }
    }

    private static String sibling(String path, String id) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? id : path.substring(0, dot + 1) + id;
    }

    /** A record has neither gaps nor anything twice, and its end is last. */
    private void gaps(String engine, Observed observed) {
        var ends = new TreeSet<String>();
        long expected = 1;
        for (RunEvent event : observed.events()) {
            if (event.seq() != expected++) {
                differences.add(engine + ": event " + event.seq() + " where " + (expected - 1) + " belongs");
            }
            if (event.kind() == Kind.NODE_SETTLED && !ends.add(event.path())) {
                differences.add(engine + ": " + event.path() + " settled twice");
            }
        }
        if (observed.events().getLast().kind() != Kind.RUN_FINISHED) {
            differences.add(engine + ": the record does not end with the run's end");
        }
    }
}
