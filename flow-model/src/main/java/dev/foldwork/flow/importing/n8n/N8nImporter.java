package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads an n8n workflow. n8n runs a node once per item; a flow runs it once, so every node is carried over for one item,
 * and only loops walk over lists.
 */
public final class N8nImporter {

    private final Source workflow;
    private final FlowDraft flow;
    private final Conversion known;

    private N8nImporter(Source workflow, String title, Ids names) {
        this.workflow = workflow;
        this.flow = new FlowDraft(names.give(title), title);
        this.known = new Conversion(flow, Graph.read(workflow));
    }

    /** Returns the flow made of the workflow. */
    public static List<FlowDraft> read(Map<?, ?> workflow, String fallback, Ids names) {
        Source source = Source.of(workflow);
        var importer = new N8nImporter(source, source.text("name", fallback), names);
        return List.of(importer.convert());
    }

    private FlowDraft convert() {
        if (workflow.text("description") != null) {
            flow.summary = workflow.text("description");
        }
        var plain = new LinkedHashSet<String>();
        for (N8nNode node : known.graph.nodes.values()) {
            if (node.isNote()) {
                StickyNotes.add(node, flow);
            } else if (!known.graph.owners.containsKey(node.name())) {
                known.ids.put(node.name(), flow.ids.give(node.name()));
                plain.add(node.name());
            }
        }
        new Starts(known).convert(plain);
        new Region(known, flow.body, "inputs").convert(plain);
        helpers();
        settings();
        return flow;
    }

    private void helpers() {
        for (String name : known.graph.owners.keySet()) {
            String owner = known.graph.owner(name);
            Report.Line line = known.line(known.graph.node(name));
            Credentials.collect(known.graph.node(name), flow, line);
            if (owner.isEmpty()) {
                line.unsupported("it serves no node that is carried over");
            } else {
                line.node(String.valueOf(known.ids.get(owner)))
                        .unsupported("it serves '" + owner + "'; its settings stand in that node's details");
            }
        }
    }

    private void settings() {
        Report.Line line = flow.report.workflow();
        line.approximated("n8n runs a node once per item; here each runs once, and only loops walk over lists");
        if (known.graph.loose > 0) {
            line.approximated(
                    "wires that name a node which is not there, and so lead nowhere in n8n too: " + known.graph.loose);
        }
        Source settings = workflow.child("settings");
        if (settings.has("errorWorkflow")) {
            line.approximated("the workflow that runs after an error was left out: wire error ports instead");
        }
        if (settings.number("executionTimeout", -1) > 0) {
            line.approximated("a flow has no timeout of its own: the workflow's was left out");
        }
        if (!workflow.child("pinData").map().isEmpty()) {
            line.approximated("pinned data was left out");
        }
    }
}
