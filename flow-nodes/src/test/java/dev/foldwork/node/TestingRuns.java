package dev.foldwork.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.foldwork.node.builtin.BuiltInNodes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs built-in nodes as an engine would. */
public final class TestingRuns {

    private TestingRuns() {}

    /** Runs a node and returns its result. */
    public static NodeResult.Done done(NodeContext context, String type, Object... settings) {
        try {
            NodeResult result = executor(type).execute(new NodeInput(settings(settings), null), context);
            assertThat(result).isInstanceOf(NodeResult.Done.class);
            return (NodeResult.Done) result;
        } catch (NodeFailure failure) {
            throw new AssertionError(failure.code() + ": " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Runs a node and returns its outputs. */
    public static Map<String, Object> output(NodeContext context, String type, Object... settings) {
        return done(context, type, settings).output();
    }

    /** Runs a node that must fail and returns its failure. */
    public static NodeFailure failure(NodeContext context, String type, Object... settings) {
        Throwable thrown =
                catchThrowable(() -> executor(type).execute(new NodeInput(settings(settings), null), context));
        assertThat(thrown).isInstanceOf(NodeFailure.class);
        return (NodeFailure) thrown;
    }

    /** Runs a node, whatever comes of it. */
    public static NodeResult attempt(NodeContext context, String type, Object... settings)
            throws NodeFailure, InterruptedException {
        return executor(type).execute(new NodeInput(settings(settings), null), context);
    }

    /** Returns a built-in executor. */
    public static NodeExecutor executor(String type) {
        return BuiltInNodes.catalog().find(type).orElseThrow();
    }

    private static Map<String, Object> settings(Object... namesAndValues) {
        var settings = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }
}
