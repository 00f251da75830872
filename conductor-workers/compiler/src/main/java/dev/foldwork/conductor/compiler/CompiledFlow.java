package dev.foldwork.conductor.compiler;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow as definitions of the cloud engine.
 *
 * @param rootName name of the definition that a run starts
 * @param definitions every definition the run needs, those it uses first, as JSON values
 * @param hash SHA-256, in hex, of the definitions; it is also part of their names
 */
public record CompiledFlow(String rootName, List<Map<String, @Nullable Object>> definitions, String hash) {

    /** Returns the names of all definitions. */
    public List<String> names() {
        return definitions.stream()
                .map(definition -> String.valueOf(definition.get("name")))
                .toList();
    }
}
