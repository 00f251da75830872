package dev.foldwork.flow.check;

import dev.foldwork.flow.plan.Need;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Order and precedence of the nodes of one body. */
final class Graph {

    private final List<String> ids;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<List<Integer>> predecessors = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final BitSet[] before;

    /**
     * @param needs the incoming wires of each node, in written order; unknown names are ignored
     */
    Graph(Map<String, List<Need>> needs) {
        ids = List.copyOf(needs.keySet());
        ids.forEach(id -> index.put(id, index.size()));
        for (String id : ids) {
            var from = new ArrayList<Integer>();
            for (Need need : needs.getOrDefault(id, List.of())) {
                Integer at = index.get(need.node());
                if (at != null && !from.contains(at)) {
                    from.add(at);
                }
            }
            predecessors.add(from);
        }
        before = new BitSet[ids.size()];
        sort();
    }

    /** Kahn's algorithm; among the ready ones the first written goes first. */
    private void sort() {
        int[] open = new int[ids.size()];
        var successors = new ArrayList<List<Integer>>();
        ids.forEach(id -> successors.add(new ArrayList<>()));
        var ready = new TreeSet<Integer>();
        for (int i = 0; i < ids.size(); i++) {
            open[i] = predecessors.get(i).size();
            for (int from : predecessors.get(i)) {
                successors.get(from).add(i);
            }
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            int node = ready.pollFirst();
            order.add(node);
            before[node] = ancestors(node);
            for (int next : successors.get(node)) {
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
    }

    private BitSet ancestors(int node) {
        var set = new BitSet(ids.size());
        for (int from : predecessors.get(node)) {
            set.set(from);
            set.or(before[from]);
        }
        return set;
    }

    /** Returns true when some nodes need each other in a ring. */
    boolean hasCycle() {
        return order.size() < ids.size();
    }

    /** Returns one ring of nodes, the first again at its end; empty without a cycle. */
    List<String> cycle() {
        int start = 0;
        while (start < ids.size() && before[start] != null) {
            start++;
        }
        if (start == ids.size()) {
            return List.of();
        }
        var trail = new ArrayList<Integer>();
        int at = start;
        while (!trail.contains(at)) {
            trail.add(at);
            int node = at;
            at = predecessors.get(node).stream()
                    .filter(from -> before[from] == null)
                    .findFirst()
                    .orElse(node);
        }
        var ring = new ArrayList<String>();
        trail.subList(trail.indexOf(at), trail.size()).forEach(i -> ring.add(ids.get(i)));
        ring.add(ids.get(at));
        return ring.reversed();
    }

    /** Returns the ids so that each stands behind all it needs; empty of those in a cycle. */
    List<String> order() {
        return order.stream().map(ids::get).toList();
    }

    /** Returns true when {@code first} precedes {@code second} through needs. */
    boolean precedes(String first, String second) {
        Integer a = index.get(first);
        Integer b = index.get(second);
        return a != null && b != null && before[b] != null && before[b].get(a);
    }
}
