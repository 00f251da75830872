package dev.foldwork.flow.document;

import dev.foldwork.flow.document.MergePart.Outcome;
import dev.foldwork.flow.document.MergePart.Side;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.PatchStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges two changes of one document: mine, which somebody is working on, and theirs, which has moved on elsewhere.
 *
 * <p>Maps are merged member by member, the wires of a node one by one, everything else as a whole. A node whose type was
 * changed on one side only is one thing: settings of two types do not go together. Order of keys, layout and comments
 * play no part.
 */
public final class FlowMerge {

    private final Map<String, ?> mine;
    private final Map<String, ?> theirs;
    private final List<MergePart> parts = new ArrayList<>();

    private FlowMerge(Map<String, ?> mine, Map<String, ?> theirs) {
        this.mine = mine;
        this.theirs = theirs;
    }

    /**
     * Merges.
     *
     * @param base what both were made from
     */
    public static FlowMerge of(Map<String, ?> base, Map<String, ?> mine, Map<String, ?> theirs) {
        var merge = new FlowMerge(mine, theirs);
        merge.maps(List.of(), base, mine, theirs);
        return merge;
    }

    /** Returns every place at which the three are not the same, in the order of mine and then of what theirs adds. */
    public List<MergePart> parts() {
        return List.copyOf(parts);
    }

    /**
     * Returns the patch that turns mine into the merged document.
     *
     * @param theirsAt keys of the conflicts in which theirs was chosen; mine stays in the others
     */
    public List<PatchStep> steps(Set<String> theirsAt) {
        var steps = new ArrayList<PatchStep>();
        for (MergePart part : parts) {
            boolean chosen = part.outcome() == Outcome.CONFLICT && theirsAt.contains(part.key());
            Side after = chosen ? part.theirs() : part.merged();
            if (!equal(part.mine(), after)) {
                steps.add(step(part, after));
            }
        }
        return List.copyOf(steps);
    }

    private PatchStep step(MergePart part, Side after) {
        if (!after.present()) {
            return new PatchStep(PatchStep.Kind.REMOVE, part.path(), null, null, null, null);
        }
        PatchStep.Kind kind = part.mine().present() ? PatchStep.Kind.REPLACE : PatchStep.Kind.ADD;
        String before = kind == PatchStep.Kind.ADD ? behind(part.path()) : null;
        return new PatchStep(kind, part.path(), null, after.value(), before, null);
    }

    /** Returns the next name of mine that stands behind this one in theirs; null when none does. */
    private @Nullable String behind(List<String> path) {
        List<String> parent = path.subList(0, path.size() - 1);
        Map<?, ?> own = map(mine, parent);
        boolean found = false;
        for (Object name : map(theirs, parent).keySet()) {
            if (found && own.containsKey(name)) {
                return String.valueOf(name);
            }
            found |= name.equals(path.getLast());
        }
        return null;
    }

    private static Map<?, ?> map(Map<?, ?> document, List<String> path) {
        Map<?, ?> at = document;
        for (String name : path) {
            at = at.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
        }
        return at;
    }

    private void maps(List<String> path, Map<?, ?> base, Map<?, ?> mine, Map<?, ?> theirs) {
        var names = new LinkedHashSet<Object>(mine.keySet());
        names.addAll(theirs.keySet());
        names.addAll(base.keySet());
        for (Object each : names) {
            String name = String.valueOf(each);
            var own = new ArrayList<>(path);
            own.add(name);
            sides(List.copyOf(own), Side.of(base, name), Side.of(mine, name), Side.of(theirs, name));
        }
    }

    private void sides(List<String> path, Side base, Side mine, Side theirs) {
        if (equal(mine, theirs) && equal(base, mine)) {
            return;
        }
        if (base.value() instanceof Map<?, ?> one
                && mine.value() instanceof Map<?, ?> two
                && theirs.value() instanceof Map<?, ?> three
                && !isOfTwoTypes(path, two, three)) {
            // Also where one side is as it was, so that what is shown is what was changed.
            maps(path, one, two, three);
        } else if (equal(mine, theirs)) {
            add(path, Outcome.SAME, base, mine, theirs, mine);
        } else if (equal(base, mine)) {
            add(path, Outcome.TAKEN, base, mine, theirs, theirs);
        } else if (equal(base, theirs)) {
            add(path, Outcome.KEPT, base, mine, theirs, mine);
        } else if (areWires(path) && joined(base, mine, theirs) instanceof List<?> wires) {
            add(path, Outcome.JOINED, base, mine, theirs, new Side(true, wires));
        } else {
            add(path, Outcome.CONFLICT, base, mine, theirs, mine);
        }
    }

    private void add(List<String> path, Outcome outcome, Side base, Side mine, Side theirs, Side merged) {
        parts.add(new MergePart(path, outcome, base, mine, theirs, merged));
    }

    private static boolean equal(Side one, Side other) {
        return one.present() == other.present() && Json.deepEquals(one.value(), other.value());
    }

    private static boolean isOfTwoTypes(List<String> path, Map<?, ?> mine, Map<?, ?> theirs) {
        return isNode(path) && !Objects.equals(mine.get("type"), theirs.get("type"));
    }

    /** True for {@code spec, nodes, NAME}, and the same again below it. */
    private static boolean isNode(List<String> path) {
        if (path.size() < 3 || path.size() % 2 == 0 || !path.getFirst().equals("spec")) {
            return false;
        }
        for (int i = 1; i < path.size(); i += 2) {
            if (!path.get(i).equals("nodes")) {
                return false;
            }
        }
        return true;
    }

    private static boolean areWires(List<String> path) {
        return path.getLast().equals("needs") && isNode(path.subList(0, path.size() - 1));
    }

    /** Mine with the wires that theirs added and without those that theirs removed; null when one side has no list. */
    private static @Nullable List<?> joined(Side base, Side mine, Side theirs) {
        List<?> before = wires(base);
        List<?> own = wires(mine);
        List<?> other = wires(theirs);
        if (before == null || own == null || other == null) {
            return null;
        }
        var all = new LinkedHashSet<Object>(own);
        before.stream().filter(wire -> !other.contains(wire)).forEach(all::remove);
        other.stream().filter(wire -> !before.contains(wire)).forEach(all::add);
        return List.copyOf(all);
    }

    private static @Nullable List<?> wires(Side side) {
        if (!side.present()) {
            return List.of();
        }
        return side.value() instanceof List<?> list && list.stream().allMatch(String.class::isInstance) ? list : null;
    }
}
