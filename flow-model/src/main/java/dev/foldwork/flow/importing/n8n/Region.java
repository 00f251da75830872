package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.n8n.Graph.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converts the nodes of one body: the workflow's own, or those a loop walks through. */
final class Region {

    private static final int MOST_WAYS = 6;
    private static final int LONGEST = 1_500;

    private final Conversion known;
    private final BodyDraft body;
    private final String start;
    private final Map<String, Set<String>> loops = new LinkedHashMap<>();

    /**
     * @param start JSONata for what comes into nodes that nothing in the region leads to
     */
    Region(Conversion known, BodyDraft body, String start) {
        this.known = known;
        this.body = body;
        this.start = start;
    }

    /** Converts these nodes and those inside their loops. */
    void convert(Set<String> names) {
        Set<String> own = withoutLoops(names);
        Order order = Order.of(own, known.graph);
        for (String name : order.names) {
            one(name, own, order);
        }
        for (String name : order.names) {
            ways(name, own, order);
        }
        outputs(order, own);
    }

    private Set<String> withoutLoops(Set<String> names) {
        var own = new LinkedHashSet<>(names);
        for (String name : Order.of(names, known.graph).names) {
            if (own.contains(name) && known.graph.node(name).isLoop()) {
                Set<String> inside = inside(name, own);
                loops.put(name, inside);
                own.removeAll(inside);
            }
        }
        return own;
    }

    /** Returns what the loop's own output leads to and its final one does not. */
    private Set<String> inside(String loop, Set<String> own) {
        int again = known.graph.node(loop).all().version("typeVersion") >= 3 ? 1 : 0;
        List<Wire> wires = known.graph.from(loop);
        Set<String> inside = known.graph.reach(
                wires.stream().filter(wire -> wire.output() == again).toList(), own, loop, wire -> true);
        inside.removeAll(known.graph.reach(
                wires.stream().filter(wire -> wire.output() != again).toList(), own, loop, wire -> true));
        return inside;
    }

    private void one(String name, Set<String> own, Order order) {
        N8nNode source = known.graph.node(name);
        Report.Line line = known.line(source);
        NodeDraft node = body.add(new NodeDraft(String.valueOf(known.ids.get(name)), "data.transform@1"));
        line.node(node.id);
        node.title(name);
        node.at = StickyNotes.position(source);
        List<Wire> wires = known.graph.to(name).stream()
                .filter(wire -> !order.cut.contains(wire) && isInside(wire, own, name))
                .toList();
        wires.stream()
                .filter(wire -> own.contains(wire.from()) || body == known.flow.body)
                .forEach(wire -> node.needs(known.needs(wire)));
        if (body != known.flow.body && wires.stream().anyMatch(wire -> known.starts.containsKey(wire.from()))) {
            line.approximated("a trigger leads into the middle of a loop; here the loop itself begins the round");
        }
        var ways = new Ways(known, start, LONGEST, MOST_WAYS);
        new NodeFill(known, source, node, line, ways, wires).fill();
        if (loops.containsKey(name)) {
            new Loop(known, node, line).fill(source, loops.getOrDefault(name, Set.of()), ways.of(wires));
        }
        if (known.unreached.contains(name) && !node.disabled) {
            node.disabled = true;
            line.approximated("nothing leads to it, so it never runs in n8n; it is disabled here");
        }
    }

    /** A wire out of a loop's inside becomes one from the loop itself; one that comes from outside into it is lost. */
    private boolean isInside(Wire wire, Set<String> own, String name) {
        return own.contains(wire.from()) || known.starts.containsKey(wire.from());
    }

    /** Wires that lead out of this node but could not be kept become nodes that fail. */
    private void ways(String name, Set<String> own, Order order) {
        for (Wire wire : known.graph.from(name)) {
            boolean toLoop = loops.values().stream().anyMatch(inside -> inside.contains(wire.to()));
            if (order.cut.contains(wire)) {
                back(wire, "leads back to");
            } else if (toLoop && !known.graph.node(name).isLoop()) {
                back(wire, "leads into the middle of a loop, to");
            }
        }
        for (Map.Entry<String, Set<String>> loop : loops.entrySet()) {
            boolean leaves = !known.graph.node(name).isLoop()
                    && known.graph.to(name).stream()
                            .anyMatch(wire -> loop.getValue().contains(wire.from()));
            NodeDraft node = body.nodes.get(String.valueOf(known.ids.get(name)));
            if (leaves && node != null && own.contains(name)) {
                node.needs(List.of(String.valueOf(known.ids.get(loop.getKey()))));
                known.line(known.graph.node(name))
                        .approximated("a wire came out of a loop; it runs after the loop now");
            }
        }
    }

    private void back(Wire wire, String how) {
        N8nNode source = known.graph.node(wire.from());
        known.line(source)
                .approximated("a wire " + how + " '" + wire.to()
                        + "': a flow has no circles, so the run fails there; draw a flow.loop@1 or flow.for_each@1");
        String id = known.flow.ids.give(known.ids.get(wire.from()) + "_back");
        body.add(Placeholders.node(id, "the way to " + wire.to(), "a wire that " + how + " a node", Map.of()))
                        .needs(known.needs(wire))
                        .title("Back to " + wire.to())
                        .disabled =
                known.unreached.contains(wire.from());
    }

    private void outputs(Order order, Set<String> own) {
        var ends = new ArrayList<String>();
        for (String name : order.names) {
            boolean last = known.graph.from(name).stream().noneMatch(wire -> own.contains(wire.to()));
            if (last && !known.unreached.contains(name) && known.data.containsKey(name)) {
                ends.add(name);
            }
        }
        if (!ends.isEmpty() && ends.size() <= MOST_WAYS) {
            var ways = new Ways(known, start, LONGEST, MOST_WAYS);
            body.outputs.put(
                    "result",
                    Mixed.of(ways.first(
                            ends.stream().map(name -> new Wire(name, 0, "", 0)).toList())));
        }
    }
}
