package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.n8n.Graph.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known while one workflow is converted. Used by one thread. */
final class Conversion {

    final FlowDraft flow;
    final Graph graph;

    /** Ids of nodes by n8n's names. */
    final Map<String, String> ids = new LinkedHashMap<>();

    /** JSONata for what a node gave, as seen from where the conversion stands. */
    final Map<String, String> data = new HashMap<>();

    /** Ports of nodes that have several outputs, by output. */
    final Map<String, List<String>> ports = new HashMap<>();

    /** Wires that stand for a trigger; empty: the flow's own start. */
    final Map<String, List<String>> starts = new HashMap<>();

    /** Nodes that nothing leads to. */
    final Set<String> unreached = new HashSet<>();

    /** Nodes that only hand on what comes in. */
    final Set<String> passing = new HashSet<>();

    Conversion(FlowDraft flow, Graph graph) {
        this.flow = flow;
        this.graph = graph;
    }

    Report.Line line(N8nNode node) {
        return flow.report.of(node.name(), node.type());
    }

    /** Returns the needs that a wire becomes; empty when it comes from the start. */
    List<String> needs(Wire wire) {
        if (starts.containsKey(wire.from())) {
            return starts.getOrDefault(wire.from(), List.of());
        }
        String id = String.valueOf(ids.get(wire.from()));
        String port = port(wire);
        return List.of(port == null ? id : id + "." + port);
    }

    private @Nullable String port(Wire wire) {
        List<String> own = ports.getOrDefault(wire.from(), List.of());
        boolean several = !own.isEmpty();
        int plain = several ? own.size() : 1;
        if (isError(wire, plain)) {
            return "error";
        }
        return several ? own.get(Math.min(wire.output(), own.size() - 1)) : null;
    }

    private boolean isError(Wire wire, int plain) {
        return graph.node(wire.from()).hasErrorOutput() && wire.output() >= plain;
    }

    /** Returns JSONata for what comes along a wire. */
    @Nullable
    String along(Wire wire) {
        List<String> own = ports.getOrDefault(wire.from(), List.of());
        return isError(wire, own.isEmpty() ? 1 : own.size()) ? "nodes." + ids.get(wire.from()) : data.get(wire.from());
    }
}
