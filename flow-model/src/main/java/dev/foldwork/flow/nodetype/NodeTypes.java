package dev.foldwork.flow.nodetype;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.nodetype.NodeType.BodyKind;
import dev.foldwork.flow.nodetype.NodeType.DynamicPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The node types known to a process. Immutable. */
public final class NodeTypes {

    private static final String FOLDER = "/dev/foldwork/nodes/";

    private final Map<String, NodeType> types;

    private NodeTypes(Map<String, NodeType> types) {
        this.types = types;
    }

    /** Returns the types that come with Foldwork. */
    public static NodeTypes builtIn() {
        return BuiltIn.TYPES;
    }

    /** Returns these types and more; a type with a known id replaces it. */
    public NodeTypes with(Collection<NodeType> more) {
        var all = new LinkedHashMap<>(types);
        more.forEach(type -> all.put(type.id(), type));
        return new NodeTypes(all);
    }

    /** Returns the type with this id ({@code name@version}). */
    public Optional<NodeType> find(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /** Returns all types in palette order. */
    public Collection<NodeType> all() {
        return types.values();
    }

    private static final class BuiltIn {
        private static final NodeTypes TYPES = load();

        private static NodeTypes load() {
            var types = new LinkedHashMap<String, NodeType>();
            for (String name : new String(resource("index.txt"), StandardCharsets.UTF_8).split("\n")) {
                NodeType type = type(Json.object(resource(name + ".json")));
                types.put(type.id(), type);
            }
            return new NodeTypes(types);
        }

        private static byte[] resource(String name) {
            try (InputStream in = NodeTypes.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IllegalStateException("node type file " + name + " is not in the jar: build again");
                }
                return in.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @SuppressWarnings("unchecked")
        private static NodeType type(Map<String, ?> json) {
            return new NodeType(
                    text(json, "id"),
                    text(json, "title"),
                    text(json, "summary"),
                    text(json, "category"),
                    (Map<String, ?>) member(json, "settings"),
                    (Map<String, ?>) member(json, "output"),
                    (List<String>) member(json, "ports"),
                    DynamicPorts.valueOf(text(json, "dynamicPorts").toUpperCase(Locale.ROOT)),
                    BodyKind.valueOf(text(json, "body").toUpperCase(Locale.ROOT)),
                    Set.copyOf((List<String>) member(json, "capabilities")),
                    json.get("connectionKinds") instanceof List<?> kinds
                            ? List.copyOf((List<String>) kinds)
                            : List.of(),
                    Set.copyOf((List<String>) member(json, "secretSettings")),
                    Boolean.TRUE.equals(json.get("idempotent")));
        }

        private static Object member(Map<String, ?> json, String key) {
            return Objects.requireNonNull(json.get(key), key);
        }

        private static String text(Map<String, ?> json, String key) {
            return String.valueOf(json.get(key));
        }
    }
}
