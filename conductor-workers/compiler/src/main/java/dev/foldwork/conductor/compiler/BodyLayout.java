package dev.foldwork.conductor.compiler;

import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the layout of one body's graph. Deterministic: the same steps in the same order give the same layout. */
final class BodyLayout {

    private final List<Step> steps;
    private final List<BitSet> needs = new ArrayList<>();
    private final List<BitSet> ancestors = new ArrayList<>();

    private BodyLayout(List<Step> steps) {
        this.steps = steps;
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            places.put(steps.get(i).id(), i);
            var direct = new BitSet();
            var all = new BitSet();
            for (Need need : steps.get(i).needs()) {
                int from = place(places, need);
                direct.set(from);
                all.set(from);
                all.or(ancestors.get(from));
            }
            needs.add(direct);
            ancestors.add(all);
        }
    }

    /** Returns the layout of steps that stand behind everything they need; there must be at least one. */
    static Layout of(List<Step> steps) {
        var graph = new BodyLayout(steps);
        var all = new BitSet();
        all.set(0, steps.size());
        return graph.layout(all);
    }

    private static int place(Map<String, Integer> places, Need need) {
        Integer place = places.get(need.node());
        if (place == null) {
            throw new IllegalArgumentException("nothing before it provides need '" + need + "'");
        }
        return place;
    }

    private Layout layout(BitSet part) {
        if (part.cardinality() == 1) {
            return new Layout.One(steps.get(part.nextSetBit(0)));
        }
        List<BitSet> beside = components(part);
        if (beside.size() > 1) {
            return new Layout.Parallel(beside.stream().map(this::layout).toList());
        }
        List<BitSet> behind = series(part);
        if (behind.size() > 1) {
            return new Layout.Sequence(behind.stream().map(this::layout).toList());
        }
        return new Layout.Woven(strands(part));
    }

    private List<BitSet> components(BitSet part) {
        var found = new ArrayList<BitSet>();
        for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
            var own = new BitSet();
            own.set(i);
            BitSet wires = (BitSet) needs.get(i).clone();
            wires.and(part);
            var others = new ArrayList<BitSet>();
            for (BitSet component : found) {
                if (component.intersects(wires)) {
                    own.or(component);
                } else {
                    others.add(component);
                }
            }
            others.add(own);
            found.clear();
            found.addAll(others);
        }
        found.sort(java.util.Comparator.comparingInt(component -> component.nextSetBit(0)));
        return found;
    }

    /** Cuts the part wherever everything behind the cut needs everything before it. */
    private List<BitSet> series(BitSet part) {
        int[] order = part.stream().toArray();
        var pieces = new ArrayList<BitSet>();
        int start = 0;
        // What every node from each place on has among its ancestors.
        var common = new BitSet[order.length];
        BitSet shared = (BitSet) part.clone();
        for (int i = order.length - 1; i > 0; i--) {
            shared.and(ancestors.get(order[i]));
            common[i] = (BitSet) shared.clone();
        }
        var prefix = new BitSet();
        for (int i = 0; i < order.length; i++) {
            if (i > start && contains(common[i], prefix)) {
                pieces.add(slice(order, start, i));
                start = i;
            }
            prefix.set(order[i]);
        }
        pieces.add(slice(order, start, order.length));
        return pieces;
    }

    private static boolean contains(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    private static BitSet slice(int[] order, int from, int to) {
        var piece = new BitSet();
        for (int i = from; i < to; i++) {
            piece.set(order[i]);
        }
        return piece;
    }

    /**
     * A node goes on the strand of a node it needs only when nothing else waits for that one: the engine looks at the
     * next task of a strand at once only if no join names the task before it.
     */
    private List<Layout.Strand> strands(BitSet part) {
        var waiters = new HashMap<Integer, Integer>();
        part.stream().forEach(i -> wires(i, part).stream().forEach(from -> waiters.merge(from, 1, Integer::sum)));
        Map<Integer, List<Layout.Knot>> byTail = new LinkedHashMap<>();
        var strands = new ArrayList<List<Layout.Knot>>();
        part.stream().forEach(i -> {
            BitSet wires = wires(i, part);
            int before = wires.stream()
                    .filter(from -> waiters.getOrDefault(from, 0) == 1 && byTail.containsKey(from))
                    .reduce(-1, Math::max);
            List<Layout.Knot> strand = byTail.remove(before);
            if (strand == null) {
                strand = new ArrayList<>();
                strands.add(strand);
            } else {
                wires.clear(before);
            }
            strand.add(new Layout.Knot(steps.get(i), names(wires)));
            byTail.put(i, strand);
        });
        return strands.stream().map(Layout.Strand::new).toList();
    }

    private BitSet wires(int node, BitSet part) {
        BitSet wires = (BitSet) needs.get(node).clone();
        wires.and(part);
        return wires;
    }

    private java.util.Set<String> names(BitSet places) {
        return places.stream()
                .mapToObj(i -> steps.get(i).id())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
