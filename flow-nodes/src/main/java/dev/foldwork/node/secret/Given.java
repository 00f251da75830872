package dev.foldwork.node.secret;

import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.FlowError;
import dev.foldwork.node.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt was given of what it needs, open; what there is none of is left out. Held for one attempt.
 *
 * @param secrets values by name
 * @param connections by name; one of another kind than was asked for has no fields
 */
public record Given(Map<String, String> secrets, Map<String, Connection> connections) {

    /** Nothing. */
    public static final Given NOTHING = new Given(Map.of(), Map.of());

    /** Reads what a backend gives: {@code values} by name, {@code connections} as {@code {kind, fields}} by name. */
    public static Given fromJson(Map<?, ?> json) {
        var secrets = new LinkedHashMap<String, String>();
        map(json.get("values")).forEach((name, value) -> secrets.put(String.valueOf(name), String.valueOf(value)));
        var connections = new LinkedHashMap<String, Connection>();
        map(json.get("connections")).forEach((name, value) -> {
            Map<?, ?> connection = map(value);
            var fields = new LinkedHashMap<String, @Nullable Object>();
            map(connection.get("fields")).forEach((field, member) -> fields.put(String.valueOf(field), member));
            connections.put(
                    String.valueOf(name),
                    new Connection(String.valueOf(name), String.valueOf(connection.get("kind")), fields));
        });
        return new Given(secrets, connections);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Returns the connection that was asked for, null when none was. */
    public @Nullable Connection connection(Needed needed) {
        Step.Connection asked = needed.connection();
        return asked == null ? null : connections.get(asked.name());
    }

    /**
     * Returns why the attempt cannot be made: what it needs and was not given.
     *
     * @param path of the node
     */
    public Optional<FlowError> lack(Needed needed, String path) {
        if (!secrets.keySet().containsAll(needed.secrets())) {
            String names = needed.secrets().stream()
                    .filter(name -> !secrets.containsKey(name))
                    .sorted()
                    .collect(Collectors.joining("', '"));
            return error(
                    path,
                    "SECRET_MISSING",
                    "The secret '" + names + "' has no value any more: set it, then run again from this node");
        }
        Step.Connection asked = needed.connection();
        if (asked == null) {
            return Optional.empty();
        }
        Connection found = connections.get(asked.name());
        if (found == null) {
            return error(
                    path,
                    "CONNECTION_MISSING",
                    "The connection '" + asked.name()
                            + "' is not there any more: set it, then run again from this node");
        }
        return found.kind().equals(asked.kind())
                ? Optional.empty()
                : error(
                        path,
                        "CONNECTION_KIND",
                        "The connection '" + asked.name() + "' is of kind " + found.kind() + ", but the flow asks for "
                                + asked.kind() + ": name another one, or change the flow");
    }

    private static Optional<FlowError> error(String path, String code, String message) {
        return Optional.of(new FlowError(code, message, null, path, false));
    }

    /** Returns what hides all of it. */
    public SecretMask mask() {
        SecretMask mask = SecretMask.of(secrets);
        for (Connection connection : connections.values()) {
            for (String value : connection.secrets()) {
                mask = mask.and("connection " + connection.name(), value);
            }
        }
        return mask;
    }

    @Override
    public String toString() {
        return "Given[" + secrets.keySet() + ", " + connections.keySet() + "]";
    }
}
