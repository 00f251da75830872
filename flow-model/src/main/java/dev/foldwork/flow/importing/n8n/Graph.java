package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.draft.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The nodes of an n8n workflow and the wires between them. Immutable once read. */
final class Graph {

    private static final int MOST_NODES = 2_000;
    private static final int MOST_WIRES = 20_000;

    /** A wire of the plain flow. */
    record Wire(String from, int output, String to, int input) {}

    final Map<String, N8nNode> nodes = new LinkedHashMap<>();

    /** For nodes that belong to another (models, tools, memory): the name of the one they serve. */
    final Map<String, String> owners = new LinkedHashMap<>();

    private final Map<String, List<Wire>> from = new LinkedHashMap<>();
    private final Map<String, List<Wire>> to = new LinkedHashMap<>();
    private int wires;

    /** Wires that name a node which is not there. */
    int loose;

    static Graph read(Source workflow) {
        var graph = new Graph();
        for (Source each : workflow.children("nodes")) {
            String name = each.text("name", each.text("id", "node"));
            for (int i = 2; graph.nodes.containsKey(name); i++) {
                name = each.text("name", "node") + " " + i;
            }
            graph.nodes.put(name, N8nNode.of(name, each));
            if (graph.nodes.size() > MOST_NODES) {
                throw tooLarge(MOST_NODES + " nodes");
            }
        }
        workflow.child("connections")
                .map()
                .forEach((source, byType) -> Source.of(byType)
                        .map()
                        .forEach((type, outputs) ->
                                graph.connect(String.valueOf(source), String.valueOf(type), outputs)));
        graph.owners
                .keySet()
                .removeIf(name -> !graph.from(name).isEmpty() || !graph.to(name).isEmpty());
        return graph;
    }

    private static ImportException tooLarge(String what) {
        return new ImportException(
                "IMPORT_TOO_LARGE", "a workflow has more than " + what, "split it before importing it");
    }

    private void connect(String source, String type, Object outputs) {
        if (!(outputs instanceof List<?> list)) {
            return;
        }
        for (int output = 0; output < list.size(); output++) {
            for (Source end : Source.of(Map.of("all", list.get(output) instanceof List<?> ends ? ends : List.of()))
                    .children("all")) {
                String target = end.text("node", "");
                if (!nodes.containsKey(target) || !nodes.containsKey(source)) {
                    loose++;
                    continue;
                }
                if (type.equals("main")) {
                    add(new Wire(source, output, target, (int) end.number("index", 0)));
                } else {
                    owners.putIfAbsent(source, target);
                }
            }
        }
    }

    private void add(Wire wire) {
        if (++wires > MOST_WIRES) {
            throw tooLarge(MOST_WIRES + " wires");
        }
        List<Wire> out = from.computeIfAbsent(wire.from(), name -> new ArrayList<>());
        if (!out.contains(wire)) {
            out.add(wire);
            to.computeIfAbsent(wire.to(), name -> new ArrayList<>()).add(wire);
        }
    }

    N8nNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    List<Wire> from(String name) {
        return from.getOrDefault(name, List.of());
    }

    List<Wire> to(String name) {
        return to.getOrDefault(name, List.of());
    }

    /** Returns the node that a helper serves in the end; empty when it serves nobody. */
    String owner(String helper) {
        String name = helper;
        var seen = new LinkedHashSet<String>();
        while (owners.containsKey(name) && seen.add(name)) {
            name = String.valueOf(owners.get(name));
        }
        return owners.containsKey(name) ? "" : name;
    }

    /** Returns what the wires lead to, directly or not, inside a set and never through {@code barrier}. */
    Set<String> reach(Collection<Wire> starts, Set<String> inside, String barrier, Predicate<Wire> along) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<Wire>(starts);
        while (!open.isEmpty()) {
            Wire wire = open.poll();
            if (along.test(wire)
                    && inside.contains(wire.to())
                    && !wire.to().equals(barrier)
                    && reached.add(wire.to())) {
                open.addAll(from(wire.to()));
            }
        }
        return reached;
    }
}
