package dev.foldwork.node;

import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named thing outside, open: what an executor needs to reach it, secret fields included. Held for one attempt.
 *
 * @param fields as its kind in protocol/connections says
 */
public record Connection(String name, String kind, Map<String, @Nullable Object> fields) {

    /** Returns a field that is a text, null when there is none. */
    public @Nullable String text(String field) {
        return fields.get(field) instanceof String text ? text : null;
    }

    /** Returns the values of its secret fields; all texts of a kind that is not known here. */
    public List<String> secrets() {
        Set<String> secret =
                ConnectionKinds.find(kind).map(ConnectionKind::secret).orElse(fields.keySet());
        var secrets = new ArrayList<String>();
        fields.forEach((field, value) -> {
            if (secret.contains(field) && value instanceof String text) {
                secrets.add(text);
            }
        });
        return secrets;
    }

    @Override
    public String toString() {
        return "Connection[" + name + ", " + kind + "]";
    }
}
