package dev.foldwork.flow.nodetype;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of node, as data; checks, docs and forms come from it.
 *
 * @param id name with version, such as {@code http.request@1}
 * @param title what people call it
 * @param summary one sentence on what it does
 * @param category group in the palette
 * @param settings JSON Schema of {@code with} before expressions are worked out
 * @param output JSON Schema of the outputs
 * @param ports own ports besides {@code done} and {@code error}
 * @param dynamicPorts where further ports come from
 * @param body what kind of body the node holds
 * @param capabilities what it needs ({@code net}, {@code files.read}, {@code files.write}, {@code ask}, ...)
 * @param connectionKinds the kinds of connection that its setting {@code connection} may name; empty when it has none
 * @param secretSettings names of settings in which {@code secrets.NAME} may stand
 * @param idempotent whether an attempt whose end is unknown may simply run again
 */
public record NodeType(
        String id,
        String title,
        String summary,
        String category,
        Map<String, ?> settings,
        Map<String, ?> output,
        List<String> ports,
        DynamicPorts dynamicPorts,
        BodyKind body,
        Set<String> capabilities,
        List<String> connectionKinds,
        Set<String> secretSettings,
        boolean idempotent) {

    /** Where a type's further ports come from. */
    public enum DynamicPorts {
        NONE,
        /** One per name in the setting {@code cases}. */
        CASES,
        /** One per id in the setting {@code options}. */
        OPTIONS
    }

    /** What kind of body a node of the type holds. */
    public enum BodyKind {
        NONE,
        ONCE,
        PER_ITEM,
        ROUNDS,
        CALLED_FLOW,
        ON_DEMAND
    }
}
