package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Triggers: the flow's own start, or a switch when they lead to different places. */
record Starts(Conversion known) {

    /** Takes the triggers out of {@code names} and marks what no trigger leads to. */
    void convert(Set<String> names) {
        var triggers = new LinkedHashSet<String>();
        for (String name : names) {
            if (known.graph.node(name).isTrigger() && known.graph.to(name).isEmpty()) {
                triggers.add(name);
            }
        }
        names.removeAll(triggers);
        Set<Set<String>> targets = triggers.stream()
                .filter(name -> !known.graph.node(name).all().flag("disabled"))
                .map(this::targets)
                .filter(set -> !set.isEmpty())
                .collect(Collectors.toSet());
        boolean several = targets.size() > 1;
        Map<String, String> ports = new LinkedHashMap<>();
        var portNames = new Ids();
        List.of("default", "error", "done").forEach(portNames::give);
        for (String name : triggers) {
            if (several && !targets(name).isEmpty()) {
                ports.put(name, portNames.give(name));
            }
            known.data.put(name, "inputs");
            known.starts.put(name, List.of());
        }
        String start = several ? choice(ports) : null;
        triggers.forEach(name -> report(name, start));
        unreached(names, triggers);
    }

    private Set<String> targets(String trigger) {
        return known.graph.from(trigger).stream().map(Graph.Wire::to).collect(Collectors.toSet());
    }

    private String choice(Map<String, String> ports) {
        String id = known.flow.ids.give("start");
        var cases = new LinkedHashMap<String, Object>();
        ports.forEach((name, port) -> {
            cases.put(port, port);
            known.starts.put(name, List.of(id + "." + port));
        });
        var schema = new LinkedHashMap<String, Object>();
        schema.put("title", "Which trigger starts the flow");
        schema.put("enum", List.copyOf(ports.values()));
        schema.put("default", ports.values().iterator().next());
        known.flow.inputs.put("trigger", schema);
        known.flow
                .body
                .add(new NodeDraft(id, "flow.switch@1"))
                .title("Start")
                .with("value", "${ inputs.trigger }")
                .with("cases", cases);
        known.flow
                .report
                .workflow()
                .approximated("its triggers lead to different nodes: the input 'trigger' says which way a run goes");
        return id;
    }

    private void report(String name, @Nullable String start) {
        N8nNode node = known.graph.node(name);
        Report.Line line = known.line(node);
        if (start != null && !known.starts.getOrDefault(name, List.of()).isEmpty()) {
            line.node(start);
        }
        Credentials.collect(node, known.flow, line);
        switch (node.kind()) {
            case "manualTrigger", "start", "executeWorkflowTrigger" -> line.mapped("the flow's own start");
            default ->
                line.approximated(
                        "what it would deliver is the flow's inputs; set up a trigger of the flow to start it");
        }
    }

    /** What no trigger leads to never runs in n8n, but a node without needs would run here. */
    private void unreached(Set<String> names, Set<String> triggers) {
        if (triggers.isEmpty()) {
            return;
        }
        var starts = triggers.stream()
                .flatMap(name -> known.graph.from(name).stream())
                .toList();
        Set<String> reached = known.graph.reach(starts, names, "", wire -> true);
        var rest = new HashSet<>(names);
        rest.removeAll(reached);
        known.unreached.addAll(rest);
    }
}
