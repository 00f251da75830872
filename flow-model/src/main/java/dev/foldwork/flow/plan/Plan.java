package dev.foldwork.flow.plan;

import dev.foldwork.flow.template.Template;
import java.util.Map;

/**
 * A checked flow, ready to run on any engine.
 *
 * <p>A plan is immutable and self-contained: called flows are inside it. Two plans with the same hash mean the same.
 *
 * @param flow the flow's name ({@code metadata.name})
 * @param title what people call the flow; the name when it has no title
 * @param hash SHA-256, in hex, of the canonical form of the definition including called flows and neighbouring files
 * @param inputs JSON Schema of the run's inputs
 * @param vars named values computed once from the inputs, in written order
 * @param access what the flow may touch
 * @param body the flow's own nodes and outputs
 */
public record Plan(
        String flow,
        String title,
        String hash,
        Map<String, ?> inputs,
        Map<String, Template> vars,
        Access access,
        Body body) {}
