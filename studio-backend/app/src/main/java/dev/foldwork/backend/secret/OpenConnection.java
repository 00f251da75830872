package dev.foldwork.backend.secret;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection for a node that is executed now, secret fields included.
 *
 * @param fields empty when it is of another kind than was asked for
 */
public record OpenConnection(String kind, Map<String, @Nullable Object> fields) {

    /** Returns it as a JSON value. */
    public Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kind", kind);
        json.put("fields", fields);
        return json;
    }

    @Override
    public String toString() {
        return "OpenConnection[" + kind + "]";
    }
}
