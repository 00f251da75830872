package dev.foldwork.flow.testcase;

import dev.foldwork.flow.document.FlowWriter;
import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.flow.run.NodeRecord;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunRecord;
import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a test of a run: what it was given, what came from outside, and what came of it. */
public final class SavedTest {

    private SavedTest() {}

    /** Thrown when a run cannot be a test; the message says why. */
    public static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /** Returns the test's document. */
    public static String text(String name, RunRecord run, List<NodeRecord> nodes, NodeTypes types) throws Unfit {
        if (run.state() != RunState.SUCCEEDED && run.state() != RunState.FAILED) {
            throw new Unfit("it is " + run.state().wire() + ", and only a run that succeeded or failed can be one");
        }
        if (nodes.stream().anyMatch(NodeRecord::kept)) {
            throw new Unfit(
                    "it took over results of the run " + run.rerunOf() + " without knowing where they came from");
        }
        var spec = new LinkedHashMap<String, @Nullable Object>();
        spec.put("flow", run.flow());
        Instant began = run.startedAt();
        spec.put("at", (began == null ? run.createdAt() : began).toString());
        spec.put("inputs", run.inputs());
        spec.put("recorded", recorded(nodes, types));
        spec.put("expect", expect(run));
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("apiVersion", "foldwork/v1");
        document.put("kind", "FlowTest");
        document.put("metadata", Map.of("name", name));
        document.put("spec", spec);
        return FlowWriter.write(document);
    }

    /** Returns what nodes gave that reach outside: they need something of the world, or wait for it. */
    private static Map<String, @Nullable Object> recorded(List<NodeRecord> nodes, NodeTypes types) {
        var recorded = new LinkedHashMap<String, @Nullable Object>();
        for (NodeRecord node : nodes) {
            String type = node.type();
            if (type == null || needs(types, type).isEmpty()) {
                continue;
            }
            FlowError error = node.error();
            if (error != null) {
                recorded.put(node.path(), Map.of("error", failed(error)));
            } else if (node.state() == NodeState.SUCCEEDED) {
                var gave = new LinkedHashMap<String, @Nullable Object>();
                gave.put("output", node.output());
                if (node.port() != null) {
                    gave.put("port", node.port());
                }
                recorded.put(node.path(), gave);
            }
        }
        return recorded;
    }

    private static Set<String> needs(NodeTypes types, String type) {
        return types.find(type).map(NodeType::capabilities).orElse(Set.of("unknown"));
    }

    private static Map<String, @Nullable Object> failed(FlowError error) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", error.code());
        json.put("message", error.message());
        if (error.details() != null) {
            json.put("details", error.details());
        }
        return json;
    }

    /** Returns what came of a run, as a test expects it. */
    public static Map<String, @Nullable Object> expect(RunRecord run) {
        var expect = new LinkedHashMap<String, @Nullable Object>();
        expect.put("state", run.state().wire());
        FlowError error = run.error();
        if (error != null) {
            expect.put("error", Map.of("code", error.code(), "path", error.path()));
        } else if (run.output() != null) {
            expect.put("outputs", run.output());
        }
        return expect;
    }
}
