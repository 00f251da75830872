package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles one body: its nodes, wires and outputs. */
final class Bodies {

    static final int MAX_NODES = 2_000;
    static final int MAX_NODES_IN_FLOW = 20_000;
    static final int MAX_DEPTH = 32;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Compilation flow;

    Bodies(Compilation flow) {
        this.flow = flow;
    }

    /**
     * Compiles the body.
     *
     * @param nodes the map under {@code nodes}
     * @param outputs the map under {@code outputs}
     * @param place of what holds both
     * @param path path of the node that holds the body
     */
    Body compile(
            @Nullable Map<String, @Nullable Object> nodes,
            @Nullable Map<String, @Nullable Object> outputs,
            Place place,
            String path,
            Visible visible,
            int depth) {
        Map<String, @Nullable Object> written = nodes == null ? Map.of() : nodes;
        limits(written.size(), place, depth);
        var drafts = drafts(written, place.at("nodes"), path);
        var needs = needs(drafts);
        var graph = new Graph(needs);
        if (graph.hasCycle()) {
            List<String> ring = graph.cycle();
            flow.reporter.error(
                    "CYCLE",
                    place.at("nodes", ring.getFirst(), "needs").of(NodePath.node(path, ring.getFirst())),
                    "These nodes need each other in a ring: " + String.join(" → ", ring),
                    "remove one of the wires, or use a flow.loop@1 to repeat");
        }
        var ports = new PortCheck(flow.reporter, drafts, needs);
        needs.forEach((id, list) -> ports.check(id));
        var steps = steps(drafts, needs, graph, ports, path, visible, depth);
        return new Body(steps, outputs(outputs, place, path, visible.withNodes(Set.of()), drafts.keySet()));
    }

    private void limits(int nodes, Place place, int depth) {
        flow.nodes += nodes;
        if (nodes > MAX_NODES || flow.nodes > MAX_NODES_IN_FLOW) {
            flow.reporter.error(
                    "TOO_MANY_NODES",
                    place.at("nodes"),
                    "A body holds at most " + MAX_NODES + " nodes and a flow " + MAX_NODES_IN_FLOW + "; here are "
                            + nodes + " and " + flow.nodes,
                    "split it into called flows");
        }
        // Said once, where it begins.
        if (depth == MAX_DEPTH + 1) {
            flow.reporter.error(
                    "TOO_DEEP",
                    place,
                    "Bodies are nested deeper than " + MAX_DEPTH + " levels",
                    "move inner bodies into called flows");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, NodeDraft> drafts(Map<String, @Nullable Object> written, Place place, String path) {
        var drafts = new LinkedHashMap<String, NodeDraft>();
        written.forEach((id, value) -> {
            Place at = place.at(id).of(NodePath.node(path, id));
            if (!ID.matcher(id).matches()) {
                flow.reporter.error(
                        "NODE_ID_INVALID",
                        at,
                        "'" + id + "' cannot be a node's id",
                        "use small letters, digits and _, beginning with a letter, at most 63");
            }
            if (value instanceof Map<?, ?> map) {
                drafts.put(id, NodeDraft.read(id, (Map<String, @Nullable Object>) map, at, flow));
            } else {
                flow.reporter.error(
                        "VALUE_TYPE",
                        at,
                        "A node must be a map, but is " + Keys.kind(value),
                        "give it at least a type");
            }
        });
        return drafts;
    }

    private Map<String, List<Need>> needs(Map<String, NodeDraft> drafts) {
        var needs = new LinkedHashMap<String, List<Need>>();
        drafts.forEach((id, draft) -> {
            var list = new ArrayList<Need>();
            for (int i = 0; i < draft.needs().size(); i++) {
                Need need = draft.needs().get(i);
                Place at = draft.place().at("needs", i);
                if (need.node().equals(id)) {
                    flow.reporter.error("CYCLE", at, "'" + id + "' needs itself", "remove the wire");
                } else if (!drafts.containsKey(need.node())) {
                    flow.reporter.error(
                            "NEED_UNKNOWN",
                            at,
                            "'" + id + "' needs '" + need.node() + "', which is no node of this body."
                                    + Suggest.meant(need.node(), drafts.keySet()),
                            "name a node beside it, or remove the wire");
                } else if (list.contains(need)) {
                    flow.reporter.warning("NEED_TWICE", at, "'" + need + "' is needed twice", "remove one of them");
                } else {
                    list.add(need);
                }
            }
            needs.put(id, list);
        });
        return needs;
    }

    private List<Step> steps(
            Map<String, NodeDraft> drafts,
            Map<String, List<Need>> needs,
            Graph graph,
            PortCheck ports,
            String path,
            Visible visible,
            int depth) {
        var built = new LinkedHashMap<String, Step>();
        for (NodeDraft draft : drafts.values()) {
            var nodes = new Nodes(flow, draft, graph, drafts.keySet(), visible, NodePath.node(path, draft.id()), depth);
            Step step = nodes.compile(needs.getOrDefault(draft.id(), List.of()), ports.errorConnected(draft.id()));
            if (step != null) {
                built.put(draft.id(), step);
            }
        }
        var ordered = new ArrayList<Step>();
        for (String id : graph.order()) {
            Step step = built.get(id);
            if (step != null) {
                ordered.add(step);
            }
        }
        return ordered;
    }

    private Map<String, Template> outputs(
            @Nullable Map<String, @Nullable Object> outputs,
            Place place,
            String path,
            Visible visible,
            Set<String> ids) {
        var templates = new LinkedHashMap<String, Template>();
        if (outputs == null) {
            return templates;
        }
        var references = new ReferenceCheck(flow.reporter, visible, new LinkedHashSet<>(ids));
        outputs.forEach((name, value) -> {
            Place at = place.at("outputs", name);
            Template template = flow.template(value, at);
            if (template != null) {
                references.check(template.references(), at, id -> true, "");
                flow.noSecrets(template, at);
                templates.put(name, template);
            }
        });
        return templates;
    }
}
