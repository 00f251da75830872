package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.template.Template;
import java.util.Map;

/** What is worked out after all nodes of a body have settled. */
public sealed interface Closing {

    /** Nothing. */
    record Nothing() implements Closing {}

    /** The body's outputs, in written order. */
    record Outputs(Map<String, Template> outputs) implements Closing {}

    /**
     * The next state of a loop and whether another round follows.
     *
     * @param loop the loop, without its body
     */
    record Turn(Step.Loop loop) implements Closing {}

    /** Returns what closes a body that is not a loop's. */
    static Closing of(Body body) {
        return body.outputs().isEmpty() ? new Nothing() : new Outputs(body.outputs());
    }
}
