package dev.foldwork.backend.run;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.wire.Fields;
import dev.foldwork.flow.run.Runs.StartOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is to go.
 *
 * @param local on somebody's computer, by a runner
 * @param runner the id of the runner; null for the only one
 */
public record Place(boolean local, @Nullable String runner) {

    /** The cloud engine. */
    public static final Place CLOUD = new Place(false, null);

    /** Reads the fields {@code engine} and {@code runner}. */
    public static Place of(Fields fields, StartOptions options) {
        String engine = fields.optionalText("engine");
        String runner = fields.optionalText("runner");
        if (engine != null && !engine.equals("local") && !engine.equals("cloud")) {
            throw ApiProblem.field("engine", "\"cloud\" or \"local\"");
        }
        boolean local = "local".equals(engine);
        if (!local && runner != null) {
            throw ApiProblem.field("runner", "left out, unless the engine is local");
        }
        if (local && !options.privateHosts().isEmpty()) {
            throw ApiProblem.field("privateHosts", "left out for a runner; nobody else opens its computer's network");
        }
        return local ? new Place(true, runner) : CLOUD;
    }
}
