package dev.foldwork.flow.check;

import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKind.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what a connection holds against its kind; never shows what stands in a secret field. */
public final class ConnectionFields {

    private ConnectionFields() {}

    /** Returns a sentence for everything that is wrong, in order. */
    public static List<String> problems(ConnectionKind kind, Map<String, @Nullable Object> fields) {
        var problems = new ArrayList<String>();
        for (SchemaCheck.Misfit misfit : new SchemaCheck(value -> false).check(fields, kind.fields())) {
            String field =
                    misfit.path().isEmpty() ? "" : String.valueOf(misfit.path().getFirst());
            if (kind.secret().contains(field)) {
                problems.add("'" + field + "' must be a text of at least 6 characters");
            } else {
                boolean named = field.isEmpty() || misfit.code().equals("SETTING_UNKNOWN");
                problems.add(named ? misfit.message() : "'" + field + "' " + misfit.message());
            }
        }
        if (problems.isEmpty()) {
            kind.variants().keySet().forEach(field -> problems.addAll(variant(kind, field, fields)));
        }
        return problems;
    }

    private static List<String> variant(ConnectionKind kind, String field, Map<String, @Nullable Object> fields) {
        Variant variant = Objects.requireNonNull(kind.variant(field, fields));
        Object value = fields.get(field);
        String chosen = value == null ? "not given" : "'" + value + "'";
        var problems = new ArrayList<String>();
        variant.required().stream()
                .filter(needed -> !fields.containsKey(needed))
                .forEach(needed ->
                        problems.add("'" + needed + "' is missing, which " + field + " " + chosen + " needs"));
        fields.keySet().stream()
                .filter(kind.unused(fields)::contains)
                .forEach(given -> problems.add("'" + given + "' is not used with " + field + " " + chosen));
        return problems;
    }
}
