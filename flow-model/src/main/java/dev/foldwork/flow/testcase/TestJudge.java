package dev.foldwork.flow.testcase;

import dev.foldwork.flow.document.FlowDiff;
import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.expression.ExpressionException;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.template.Template;
import dev.foldwork.flow.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what came of a run against what a test expects. */
public final class TestJudge {

    private final List<Mismatch> mismatches = new ArrayList<>();

    private TestJudge() {}

    /**
     * One thing that is not as expected.
     *
     * @param place what it is about, such as {@code outputs.total} or {@code nodes.ship}
     */
    public record Mismatch(
            String place,
            @Nullable Object expected,
            @Nullable Object actual) {

        /** Returns it as a JSON value. */
        public Map<String, @Nullable Object> toJson() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("place", place);
            json.put("expected", expected);
            json.put("actual", actual);
            return json;
        }
    }

    /** Returns everything that is not as expected of a run that has ended. */
    public static List<Mismatch> judge(TestCase test, RunRecord run, List<NodeRecord> nodes) {
        var judge = new TestJudge();
        judge.run(test.expected(), run);
        var byPath = new LinkedHashMap<String, NodeRecord>();
        nodes.forEach(node -> byPath.put(node.path(), node));
        test.expected().nodes().forEach((path, expected) -> judge.node(path, expected, byPath.get(path)));
        Map<String, @Nullable Object> scope = scope(run, nodes);
        test.expected().that().forEach(statement -> judge.that(statement, scope, run));
        return List.copyOf(judge.mismatches);
    }

    private void run(Expected expected, RunRecord run) {
        FlowError error = run.error();
        if (expected.state() != run.state()) {
            String why = error == null ? "" : ": " + error.code() + " at " + error.path() + ", " + error.message();
            mismatches.add(
                    new Mismatch("state", expected.state().wire(), run.state().wire() + why));
        }
        if (expected.errorCode() != null) {
            equal("error.code", expected.errorCode(), error == null ? null : error.code());
        }
        if (expected.errorPath() != null) {
            equal("error.path", expected.errorPath(), error == null ? null : error.path());
        }
        named("outputs", expected.outputs(), run.output());
    }

    private void node(String path, Expected.OfNode expected, @Nullable NodeRecord node) {
        String place = "nodes." + path;
        if (node == null) {
            mismatches.add(new Mismatch(place, "a node of the run", null));
            return;
        }
        if (expected.state() != null) {
            equal(place + ".state", expected.state().wire(), node.state().wire());
        }
        if (expected.port() != null) {
            equal(place + ".port", expected.port(), node.port() == null ? "done" : node.port());
        }
        if (expected.output() != null) {
            named(place + ".output", expected.output(), node.output());
        }
    }

    /** Compares the members that are named, and tells of each part inside them that differs. */
    private void named(
            String place, Map<String, @Nullable Object> expected, @Nullable Map<String, @Nullable Object> actual) {
        var seen = new LinkedHashMap<String, @Nullable Object>(actual == null ? Map.of() : actual);
        seen.keySet().retainAll(expected.keySet());
        for (FlowDiff.Change change : FlowDiff.between(expected, seen)) {
            mismatches.add(new Mismatch(place + "." + change.path(), change.before(), change.after()));
        }
    }

    private void equal(String place, String expected, @Nullable String actual) {
        if (!Objects.equals(expected, actual)) {
            mismatches.add(new Mismatch(place, expected, actual));
        }
    }

    private static Map<String, @Nullable Object> scope(RunRecord run, List<NodeRecord> nodes) {
        var outputs = new LinkedHashMap<String, @Nullable Object>();
        nodes.forEach(node -> outputs.put(node.path(), node.error() == null ? node.output() : error(node.error())));
        var scope = new LinkedHashMap<String, @Nullable Object>();
        scope.put("inputs", run.inputs());
        scope.put("outputs", run.output());
        scope.put("nodes", outputs);
        scope.put("state", run.state().wire());
        scope.put("error", run.error() == null ? null : run.error().view());
        return scope;
    }

    private static Map<String, @Nullable Object> error(FlowError error) {
        return Map.of("error", error.view());
    }

    private void that(String statement, Map<String, @Nullable Object> scope, RunRecord run) {
        Object value;
        try {
            value = Template.parse(statement).resolve(scope, new EvaluationContext(run.createdAt(), run.id()));
        } catch (TemplateException | ExpressionException fault) {
            value = String.valueOf(fault.getMessage());
        }
        if (!Json.deepEquals(value, true)) {
            mismatches.add(new Mismatch("that " + statement, true, value));
        }
    }
}
