package dev.foldwork.flow.plan;

import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a body. */
public sealed interface Step {

    /** Returns the node's id, unique within its body. */
    String id();

    /** Returns the incoming wires; empty for a node that starts at once. */
    List<Need> needs();

    /** Returns retry, timeout and failure rules. */
    Handling handling();

    /** Returns the node's settings, resolved once when the node becomes ready. */
    Template settings();

    /** Returns the node's type with its version, such as {@code http.request@1}. */
    String type();

    /** Returns the connection that its attempts are given, null for none. */
    default @Nullable Connection connection() {
        return null;
    }

    /**
     * A connection that a node names.
     *
     * @param kind what the flow says it is
     */
    record Connection(String name, String kind) {}

    /** A node that one {@code NodeExecutor} carries out. */
    record Leaf(
            String id,
            String type,
            List<Need> needs,
            Handling handling,
            Template settings,
            @Nullable Connection connection)
            implements Step {}

    /** A body that runs once ({@code flow.group@1}). */
    record Group(String id, String type, List<Need> needs, Handling handling, Template settings, Body body)
            implements Step {}

    /**
     * A body that runs once per item ({@code flow.for_each@1}).
     *
     * <p>Settings resolve to {@code items}, a list.
     *
     * @param concurrency how many items run at once, 1 to 64
     * @param collect true when a failed item is collected as {@code {ok: false, error}} instead of failing the node
     */
    record ForEach(
            String id,
            String type,
            List<Need> needs,
            Handling handling,
            Template settings,
            int concurrency,
            boolean collect,
            Body body)
            implements Step {}

    /**
     * A body that repeats while a condition holds ({@code flow.loop@1}).
     *
     * <p>Settings resolve to {@code state}, the first state.
     *
     * @param condition asked before each round with {@code state} and {@code iteration} in sight
     * @param next gives the next state from the body's nodes, {@code state} and {@code iteration}
     * @param max greatest number of rounds; wanting one more fails with LOOP_LIMIT
     */
    record Loop(
            String id,
            String type,
            List<Need> needs,
            Handling handling,
            Template settings,
            Expression condition,
            Template next,
            int max,
            Body body)
            implements Step {}

    /**
     * Another flow, called with its own inputs ({@code flow.call@1}).
     *
     * <p>Settings resolve to the called flow's inputs. The called flow sees nothing else.
     */
    record Call(String id, String type, List<Need> needs, Handling handling, Template settings, Plan called)
            implements Step {}

    /**
     * A node that calls the nodes of its body at run time, such as an agent with its tools.
     *
     * <p>Each tool call is a step of its own in the run, with the path {@code id.tool[n]} where n counts the calls of
     * that tool from 0; it sees its arguments as {@code args}.
     *
     * @param tools the callable nodes by id, in written order
     */
    record OnDemand(
            String id, String type, List<Need> needs, Handling handling, Template settings, Map<String, Tool> tools)
            implements Step {}

    /**
     * A node offered to be called at run time.
     *
     * @param description what the tool does, in words for the caller
     * @param arguments JSON Schema of the arguments
     * @param step what a call runs
     */
    record Tool(String description, Map<String, ?> arguments, Step step) {}
}
