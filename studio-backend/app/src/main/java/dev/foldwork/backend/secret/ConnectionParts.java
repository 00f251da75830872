package dev.foldwork.backend.secret;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.Problem;
import dev.foldwork.flow.Problem.Severity;
import dev.foldwork.flow.check.ConnectionFields;
import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKinds;
import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection holds, taken apart.
 *
 * @param shown fields that may be read
 * @param secret fields that are sealed
 */
record ConnectionParts(Map<String, @Nullable Object> shown, Map<String, @Nullable Object> secret) {

    private static final int LARGEST_BYTES = 32 * 1024;

    static ConnectionKind kind(String kind) {
        return ConnectionKinds.find(kind)
                .orElseThrow(() -> ApiProblem.field("kind", "one of " + String.join(", ", ConnectionKinds.names())));
    }

    /**
     * Takes given fields apart.
     *
     * @throws ApiProblem CONNECTION_INVALID with every fault
     */
    static ConnectionParts of(ConnectionKind kind, Map<String, @Nullable Object> given) {
        return of(kind, given, "");
    }

    private static ConnectionParts of(ConnectionKind kind, Map<String, @Nullable Object> given, String remedy) {
        var fields = new LinkedHashMap<String, @Nullable Object>(given);
        fields.values().removeIf(Objects::isNull);
        List<String> faults = ConnectionFields.problems(kind, fields);
        String json = Json.write(fields);
        if (faults.isEmpty() && (json.length() > LARGEST_BYTES || json.contains("\\u0000"))) {
            faults = List.of("the fields must have at most 32 KiB and no NUL");
        }
        if (!faults.isEmpty()) {
            throw new ApiProblem(
                    Code.CONNECTION_INVALID,
                    "The fields do not fit a connection of kind '" + kind.kind() + "'.",
                    faults.stream()
                            .map(fault -> new Problem(
                                    Code.CONNECTION_INVALID.name(), Severity.ERROR, null, 0, 0, null, fault, remedy))
                            .toList());
        }
        var shown = new LinkedHashMap<String, @Nullable Object>(fields);
        shown.keySet().removeAll(kind.secret());
        var secret = new LinkedHashMap<String, @Nullable Object>(fields);
        secret.keySet().retainAll(kind.secret());
        return new ConnectionParts(shown, secret);
    }

    /**
     * Returns what a connection holds after a change. Secret fields that are left out stay as they are, unless what says
     * where they are sent changes: nobody sends on a value that they could not give themselves.
     */
    ConnectionParts changed(ConnectionKind kind, Map<String, @Nullable Object> given) {
        boolean sameAddress =
                kind.address().stream().allMatch(field -> Json.deepEquals(shown.get(field), given.get(field)));
        var all = new LinkedHashMap<String, @Nullable Object>(given);
        if (sameAddress) {
            secret.forEach((field, value) -> {
                if (!kind.unused(given).contains(field)) {
                    all.putIfAbsent(field, value);
                }
            });
        }
        return of(kind, all, sameAddress ? "" : "its address changes, so give its secret fields again");
    }

    @Override
    public String toString() {
        return "ConnectionParts[" + shown.keySet() + ", " + secret.keySet() + "]";
    }
}
