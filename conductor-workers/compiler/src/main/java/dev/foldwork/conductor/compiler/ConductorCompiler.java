package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates a plan into workflow definitions.
 *
 * <p>Deterministic: one plan always gives the same definitions under the same names. No text of the flow is legible in
 * them, so none can become a reference or a script; node ids, which are plain words, are the only exception.
 */
public final class ConductorCompiler {

    private static final String PREFIX = "fw_";

    private ConductorCompiler() {}

    /** Returns the plan's definitions, named after their own content. */
    public static CompiledFlow compile(Plan plan) {
        String hash = Json.sha256(definitions(plan, PREFIX).all());
        String prefix = PREFIX + hash.substring(0, 24) + "_";
        return new CompiledFlow(
                prefix + 0, List.copyOf(definitions(plan, prefix).all()), hash);
    }

    private static Definitions definitions(Plan plan, String prefix) {
        var definitions = new Definitions(prefix);
        boolean opened = !plan.vars().isEmpty();
        Surroundings sight = Surroundings.root(opened);
        List<Map<String, @Nullable Object>> opening = opened ? List.of(opening(plan, definitions)) : List.of();
        new BodyCompiler(definitions, plan.body(), Place.ONCE, Closing.of(plan.body())).define(sight, opening);
        return definitions;
    }

    private static Map<String, @Nullable Object> opening(Plan plan, Definitions definitions) {
        var spec = new TaskSpec(Role.OPEN, Place.ONCE, null, Hollow.plan(plan), new Closing.Nothing(), Map.of());
        var frame = new Frame(definitions, plan.body(), Place.ONCE, Surroundings.root(false));
        return Tasks.worker("OPEN", frame.task(spec, new Uses().add(plan.vars().values())));
    }
}
