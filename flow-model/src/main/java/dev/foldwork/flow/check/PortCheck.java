package dev.foldwork.flow.check;

import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeType.DynamicPorts;
import dev.foldwork.flow.plan.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that wires leave ports their nodes have, and knows which error ports are connected. */
final class PortCheck {

    private final Reporter reporter;
    private final Map<String, NodeDraft> drafts;
    private final Map<String, List<Need>> needs;
    private final Set<String> errorPorts = new HashSet<>();

    PortCheck(Reporter reporter, Map<String, NodeDraft> drafts, Map<String, List<Need>> needs) {
        this.reporter = reporter;
        this.drafts = drafts;
        this.needs = needs;
        needs.values()
                .forEach(list -> list.forEach(need -> {
                    if (Need.ERROR.equals(need.port())) {
                        errorPorts.add(need.node());
                    }
                }));
    }

    /** Returns true when something needs the node's error port. */
    boolean errorConnected(String id) {
        return errorPorts.contains(id);
    }

    /** Reports every wire into this node that leaves a port its source does not have. */
    void check(String id) {
        NodeDraft draft = drafts.get(id);
        for (Need need : needs.getOrDefault(id, List.of())) {
            NodeDraft from = drafts.get(need.node());
            String port = need.port();
            if (draft == null || from == null || port == null || port.equals(Need.ERROR) || from.type() == null) {
                continue;
            }
            List<String> ports = ports(from, from.type());
            if (ports != null && !ports.contains(port)) {
                var known = new ArrayList<>(ports);
                known.addAll(List.of(Need.DONE, Need.ERROR));
                reporter.error(
                        "PORT_UNKNOWN",
                        draft.place().at("needs", draft.needs().indexOf(need)),
                        "'" + need.node() + "' has no port '" + port + "'." + Suggest.meant(port, known),
                        "use one of: " + String.join(", ", known));
            }
        }
    }

    /** Returns the own ports of a node, null when they depend on an expression. */
    private static @Nullable List<String> ports(NodeDraft draft, NodeType type) {
        var ports = new ArrayList<>(type.ports());
        if (type.dynamicPorts() == DynamicPorts.CASES) {
            if (!(draft.with().get("cases") instanceof Map<?, ?> cases)) {
                return null;
            }
            cases.keySet().forEach(name -> ports.add(String.valueOf(name)));
        }
        if (type.dynamicPorts() == DynamicPorts.OPTIONS && draft.with().containsKey("options")) {
            if (!(draft.with().get("options") instanceof List<?> options)) {
                return null;
            }
            options.forEach(option -> ports.add(OptionIds.of(option)));
        }
        return ports;
    }
}
