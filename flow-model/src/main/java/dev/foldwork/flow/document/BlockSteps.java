package dev.foldwork.flow.document;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a patch that are inside one node of a flow.
 *
 * @param path the node's path in the document
 * @param block the node's lines
 * @param steps by their number in the patch, with paths from the node's name on
 */
record BlockSteps(List<String> path, NodeBlock block, SortedMap<Integer, PatchStep> steps) {

    /**
     * Sorts the steps of a patch by the nodes they are in.
     *
     * @param find finds the block of a node by its path, null when it has none
     * @return the last block of the text first, so that replacing one leaves the places of the others; null when a step
     *     is outside every node or a node has no block
     */
    static @Nullable List<BlockSteps> of(List<PatchStep> steps, Function<List<String>, @Nullable NodeBlock> find) {
        List<List<String>> nodes = new ArrayList<>();
        for (PatchStep step : steps) {
            List<String> node = node(step);
            if (node.isEmpty()) {
                return null;
            }
            nodes.add(node);
        }
        var found = new ArrayList<BlockSteps>();
        for (List<String> node : outermost(nodes)) {
            NodeBlock block = find.apply(node);
            if (block == null) {
                return null;
            }
            var inside = new TreeMap<Integer, PatchStep>();
            for (int i = 0; i < steps.size(); i++) {
                if (isWithin(nodes.get(i), node)) {
                    inside.put(i, shortened(steps.get(i), node.size() - 1));
                }
            }
            found.add(new BlockSteps(node, block, inside));
        }
        found.sort(
                Comparator.comparingInt((BlockSteps one) -> one.block().from()).reversed());
        return found;
    }

    /** Returns the path of the innermost node that holds all a step is about; empty when there is none. */
    private static List<String> node(PatchStep step) {
        List<String> path = node(step.path());
        if (step.from() == null) {
            return path;
        }
        List<String> from = node(step.from());
        int common = 0;
        while (common < Math.min(path.size(), from.size()) && path.get(common).equals(from.get(common))) {
            common++;
        }
        return common < 3 ? List.of() : path.subList(0, common % 2 == 1 ? common : common - 1);
    }

    /** Returns the longest beginning of the form spec, nodes, NAME, nodes, NAME… with something behind it. */
    private static List<String> node(List<String> path) {
        int length =
                path.size() > 3 && path.get(0).equals("spec") && path.get(1).equals("nodes") ? 3 : 0;
        while (length > 0 && path.size() > length + 2 && path.get(length).equals("nodes")) {
            length += 2;
        }
        return path.subList(0, length);
    }

    private static List<List<String>> outermost(List<List<String>> nodes) {
        return nodes.stream()
                .distinct()
                .filter(node -> nodes.stream().noneMatch(other -> !other.equals(node) && isWithin(node, other)))
                .toList();
    }

    private static boolean isWithin(List<String> path, List<String> node) {
        return path.size() >= node.size() && path.subList(0, node.size()).equals(node);
    }

    private static PatchStep shortened(PatchStep step, int by) {
        List<String> from = step.from();
        return new PatchStep(
                step.kind(),
                step.path().subList(by, step.path().size()),
                from == null ? null : from.subList(by, from.size()),
                step.value(),
                step.before(),
                step.source());
    }

    /**
     * Says whether a text with other lines in the place of this block means this document there, and nothing else behind
     * it: blank lines and comments that follow could become part of a text of many lines. If so, the document's members
     * there are brought into the order in which the lines have them.
     *
     * @param whole the text, changed from this block on at most
     * @param lines the lines in the place of the block, without its indent
     * @param document a copy that may be changed
     */
    @SuppressWarnings("unchecked") // documents have texts as keys
    boolean reads(String whole, String lines, @Nullable Object document) {
        String with = lines + block.following(whole, lines);
        var read = FlowReader.read(
                        with.getBytes(StandardCharsets.UTF_8), "node", FlowReader.MAX_DEPTH - path.size() + 1)
                .document();
        Object around = document;
        for (String name : path.subList(0, path.size() - 1)) {
            around = around instanceof Map<?, ?> map ? map.get(name) : null;
        }
        String name = path.getLast();
        if (read == null || read.value().size() != 1 || !(around instanceof Map<?, ?> body)) {
            return false;
        }
        Object said = read.value().get(name);
        if (!Json.deepEquals(said, body.get(name))) {
            return false;
        }
        ((Map<String, @Nullable Object>) body).put(name, said);
        return true;
    }
}
