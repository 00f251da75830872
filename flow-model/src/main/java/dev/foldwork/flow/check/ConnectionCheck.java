package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.plan.Step;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the connection that a node names in its setting {@code connection}. */
final class ConnectionCheck {

    private static final String SETTING = "connection";
    private static final Pattern WHOLE_ADDRESS = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9+.-]*:|//)");

    private final Compilation flow;
    private final NodeType type;
    private final Place place;

    ConnectionCheck(Compilation flow, NodeDraft draft, NodeType type) {
        this.flow = flow;
        this.type = type;
        this.place = draft.place().at("with");
    }

    /** Returns the connection, null when the node names none or one that it may not have. */
    Step.@Nullable Connection check(Map<String, @Nullable Object> with) {
        if (type.connectionKinds().isEmpty() || !(with.get(SETTING) instanceof String name)) {
            return null;
        }
        if (name.contains("${")) {
            error("SETTING_FIXED", "'connection' must be a fixed name, not an expression", "write the name itself");
            return null;
        }
        if (with.get("url") instanceof String url && WHOLE_ADDRESS.matcher(url).find()) {
            flow.reporter.error(
                    "CONNECTION_URL",
                    place.at("url"),
                    "With a connection 'url' is a path below the connection's address, but is a whole address",
                    "write the path, such as /orders, or leave the connection out");
        }
        return known(name);
    }

    private Step.@Nullable Connection known(String name) {
        Map<String, String> asked = flow.access.connections();
        String kind = asked.get(name);
        String first = type.connectionKinds().getFirst();
        if (kind == null) {
            error(
                    "ACCESS_MISSING",
                    "The connection '" + name + "' is not in spec.access.connections."
                            + Suggest.meant(name, asked.keySet()),
                    "add it: access: { connections: { " + name + ": " + first + " } }");
            return null;
        }
        if (!type.connectionKinds().contains(kind)) {
            error(
                    "CONNECTION_KIND",
                    "The connection '" + name + "' is of kind " + kind + ", but " + type.id() + " takes "
                            + String.join(" or ", type.connectionKinds()) + "."
                            + Suggest.meant(kind, type.connectionKinds()),
                    "name another connection, or change its kind in spec.access.connections");
            return null;
        }
        return new Step.Connection(name, kind);
    }

    private void error(String code, String message, String remedy) {
        flow.reporter.error(code, place.at(SETTING), message, remedy);
    }
}
