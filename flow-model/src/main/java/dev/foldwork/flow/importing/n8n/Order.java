package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.n8n.Graph.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order in which each node stands behind those that lead to it; wires that lead back are cut. */
final class Order {

    final List<String> names = new ArrayList<>();
    final Set<Wire> cut = new HashSet<>();

    static Order of(Set<String> inside, Graph graph) {
        var order = new Order();
        var open = new LinkedHashSet<>(inside);
        Map<String, Integer> waits = new LinkedHashMap<>();
        for (String name : open) {
            waits.put(name, (int) order.incoming(name, open, graph));
        }
        while (!open.isEmpty()) {
            String next = order.free(open, waits, graph);
            for (Wire wire : graph.to(next)) {
                if (open.contains(wire.from())) {
                    order.cut.add(wire);
                }
            }
            open.remove(next);
            order.names.add(next);
            for (Wire wire : graph.from(next)) {
                if (!order.cut.contains(wire)) {
                    waits.computeIfPresent(wire.to(), (name, count) -> count - 1);
                }
            }
        }
        return order;
    }

    private long incoming(String name, Set<String> inside, Graph graph) {
        return graph.to(name).stream()
                .filter(wire -> inside.contains(wire.from()))
                .count();
    }

    /** Takes a node that waits for nothing; in a circle, the first one that something before it leads to. */
    private String free(Set<String> open, Map<String, Integer> waits, Graph graph) {
        String entered = null;
        for (String name : open) {
            if (waits.getOrDefault(name, 0) <= 0) {
                return name;
            }
            boolean led = graph.to(name).stream().anyMatch(wire -> !open.contains(wire.from()));
            if (entered == null && led) {
                entered = name;
            }
        }
        return entered == null ? open.iterator().next() : entered;
    }
}
