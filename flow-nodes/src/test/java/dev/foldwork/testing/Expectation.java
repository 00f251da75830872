package dev.foldwork.testing;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what came of a run with what its case expects. */
public final class Expectation {

    private final RunDriver.Observed observed;
    private final List<String> differences = new ArrayList<>();

    private Expectation(RunDriver.Observed observed) {
        this.observed = observed;
    }

    /** Returns every difference in words, empty when all is as expected. */
    public static List<String> differences(Map<String, @Nullable Object> expect, RunDriver.Observed observed) {
        var expectation = new Expectation(observed);
        expect.forEach(expectation::check);
        expectation.gaps();
        expectation.settled();
        return expectation.differences;
    }

    private void check(String key, @Nullable Object wanted) {
        switch (key) {
            case "state" -> same("state", wanted, observed.run().state().wire());
            case "output" -> same("output", wanted, observed.run().output());
            case "error" -> error(RunCase.map(wanted));
            case "nodes" -> each(wanted, (path, state) -> same(path, state, state(path)));
            case "ports" ->
                each(
                        wanted,
                        (path, port) -> same(path + ".port", port, node(path).port()));
            case "attempts" ->
                each(
                        wanted,
                        (path, count) -> same(path + ".attempts", count, (long)
                                node(path).attempts().size()));
            case "inputs" ->
                each(
                        wanted,
                        (path, input) -> same(path + ".input", input, node(path).input()));
            case "absent" ->
                ((List<?>) Objects.requireNonNull(wanted)).forEach(path -> {
                    if (observed.nodes().containsKey(String.valueOf(path))) {
                        differences.add(path + " must not appear, but is " + state(String.valueOf(path)));
                    }
                });
            case "kept" -> same("kept", sorted(wanted), kept());
            case "order" -> ((List<?>) Objects.requireNonNull(wanted)).forEach(pair -> order((List<?>) pair));
            default -> throw new IllegalArgumentException("unknown expectation '" + key + "'");
        }
    }

    private void error(Map<String, @Nullable Object> wanted) {
        FlowError error = observed.run().error();
        if (error == null) {
            differences.add("error expected, but there is none");
            return;
        }
        wanted.forEach(
                (key, value) -> same("error." + key, value, error.toJson().get(key)));
    }

    private static void each(@Nullable Object map, java.util.function.BiConsumer<String, @Nullable Object> check) {
        RunCase.map(map).forEach(check);
    }

    private NodeRecord node(String path) {
        NodeRecord node = observed.nodes().get(path);
        return node == null
                ? new NodeRecord(
                        path,
                        null,
                        dev.foldwork.flow.run.NodeState.WAITING,
                        List.of(),
                        Map.of(),
                        null,
                        Map.of(),
                        null,
                        null,
                        false)
                : node;
    }

    private String state(String path) {
        NodeRecord node = observed.nodes().get(path);
        return node == null ? "(absent)" : node.state().wire();
    }

    /** Returns the paths of the nodes whose results were taken over from an earlier run. */
    private List<String> kept() {
        return observed.events().stream()
                .filter(event -> event.kind() == RunEvent.Kind.NODE_SETTLED
                        && Boolean.TRUE.equals(event.data().get("kept")))
                .map(RunEvent::path)
                .sorted()
                .toList();
    }

    private static List<String> sorted(@Nullable Object paths) {
        return ((List<?>) Objects.requireNonNull(paths))
                .stream().map(String::valueOf).sorted().toList();
    }

    private void order(List<?> pair) {
        long first = seq(String.valueOf(pair.get(0)), RunEvent.Kind.NODE_SETTLED);
        long second = seq(String.valueOf(pair.get(1)), RunEvent.Kind.NODE_STARTED);
        if (first < 0 || second < 0 || first > second) {
            differences.add(pair.get(0) + " must settle before " + pair.get(1) + " starts, but their events are #"
                    + first + " and #" + second);
        }
    }

    private long seq(String path, RunEvent.Kind kind) {
        return observed.events().stream()
                .filter(event -> event.kind() == kind && event.path().equals(path))
                .mapToLong(RunEvent::seq)
                .findFirst()
                .orElse(-1);
    }

    /** S8.1: numbers without gaps; S8.2: no node settles twice. */
    private void gaps() {
        long next = 1;
        var settled = new java.util.HashSet<String>();
        for (RunEvent event : observed.events()) {
            if (event.seq() != next++) {
                differences.add("event #" + event.seq() + " stands where #" + (next - 1) + " belongs");
                return;
            }
            if (event.kind() == RunEvent.Kind.NODE_SETTLED && !settled.add(event.path())) {
                differences.add(event.path() + " settled twice");
            }
        }
    }

    /** S4.5: what appears in the record has settled. */
    private void settled() {
        observed.nodes().forEach((path, node) -> {
            if (!node.state().isSettled()) {
                differences.add(path + " is " + node.state().wire() + " though the run has ended");
            }
        });
    }

    private void same(String what, @Nullable Object wanted, @Nullable Object got) {
        if (!Objects.equals(normal(wanted), normal(got))) {
            differences.add(what + " must be " + Json.write(wanted) + ", but is " + Json.write(got));
        }
    }

    private static @Nullable Object normal(@Nullable Object value) {
        return value == null ? null : Json.normalize(value);
    }
}
