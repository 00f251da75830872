package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.n8n.Graph.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says what comes into a node: the data of the one wire, or of the first of several that was taken. */
record Ways(Conversion known, String start, int longest, int most) {

    String of(List<Wire> wires) {
        return wires.isEmpty() ? start : first(wires);
    }

    /** Nodes that only hand on run on every way, so they are asked last. */
    String first(List<Wire> wires) {
        var sorted = new ArrayList<>(wires);
        sorted.sort(Comparator.comparing(
                wire -> known.passing.contains(wire.from()) || known.starts.containsKey(wire.from())));
        List<Wire> distinct = sorted.size() > most ? sorted.subList(0, most) : sorted;
        String text = data(distinct.getLast());
        for (Wire wire : distinct.subList(0, distinct.size() - 1).reversed()) {
            String one = data(wire);
            if (!one.equals(text) && text.length() + one.length() < longest) {
                text = "($exists(nodes." + known.ids.get(wire.from()) + ") ? " + one + " : " + text + ")";
            }
        }
        return text;
    }

    private String data(Wire wire) {
        String text = known.along(wire);
        return text == null || text.length() > longest ? "null" : text;
    }
}
