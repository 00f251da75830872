package dev.foldwork.flow.connection;

import dev.foldwork.flow.connection.ConnectionKind.Variant;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of connections that come with Foldwork; they stand in protocol/connections. */
public final class ConnectionKinds {

    private static final String FOLDER = "/dev/foldwork/connections/";

    private ConnectionKinds() {}

    /** Returns the kind with this name. */
    public static Optional<ConnectionKind> find(String kind) {
        return Optional.ofNullable(BuiltIn.KINDS.get(kind));
    }

    /** Returns the names of all kinds. */
    public static Collection<String> names() {
        return BuiltIn.KINDS.keySet();
    }

    private static final class BuiltIn {
        private static final Map<String, ConnectionKind> KINDS = load();

        private static Map<String, ConnectionKind> load() {
            var kinds = new LinkedHashMap<String, ConnectionKind>();
            for (String name : new String(resource("index.txt"), StandardCharsets.UTF_8).split("\n")) {
                ConnectionKind kind = kind(Json.object(resource(name + ".json")));
                kinds.put(kind.kind(), kind);
            }
            return Collections.unmodifiableMap(kinds);
        }

        private static byte[] resource(String name) {
            try (InputStream in = ConnectionKinds.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IllegalStateException("connection kind " + name + " is not in the jar: build again");
                }
                return in.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @SuppressWarnings("unchecked")
        private static ConnectionKind kind(Map<String, ?> json) {
            return new ConnectionKind(
                    String.valueOf(json.get("kind")),
                    String.valueOf(json.get("title")),
                    (Map<String, ?>) map(json, "fields"),
                    Set.copyOf(texts(json, "secret")),
                    Set.copyOf(texts(json, "address")),
                    variants(map(json, "variants")));
        }

        private static Map<String, Map<String, Variant>> variants(Map<?, ?> json) {
            var variants = new LinkedHashMap<String, Map<String, Variant>>();
            for (Object field : json.keySet()) {
                var byValue = new LinkedHashMap<String, Variant>();
                Map<?, ?> values = map(json, field);
                for (Object value : values.keySet()) {
                    Map<?, ?> variant = map(values, value);
                    byValue.put(
                            String.valueOf(value), new Variant(texts(variant, "required"), texts(variant, "optional")));
                }
                variants.put(String.valueOf(field), byValue);
            }
            return variants;
        }

        private static Map<?, ?> map(Map<?, ?> json, Object key) {
            return json.get(key) instanceof Map<?, ?> map ? map : Map.of();
        }

        private static List<String> texts(Map<?, ?> json, String key) {
            return json.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
