package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import java.util.Set;

/** Loop over items as {@code flow.for_each}: one item a round. */
record Loop(Conversion known, NodeDraft node, Report.Line line) {

    void fill(N8nNode source, Set<String> inside, String now) {
        node.type = "flow.for_each@1";
        node.with.clear();
        node.with("items", Mixed.of("$append([], " + now + ")"));
        var body = new BodyDraft();
        node.body = body;
        new Region(known, body, "item").convert(inside);
        inside.forEach(known.data::remove);
        if (body.nodes.isEmpty()) {
            body.add(new NodeDraft(known.flow.ids.give(node.id + "_item"), "data.set@1"));
            body.outputs.put("result", "${ item }");
        }
        long size = source.parameters().number("batchSize", 1);
        line.approximated("it walks over the list that comes in, one item a round"
                + (size > 1 ? " instead of " + size : "") + "; wires back to it are its rounds");
        known.data.put(source.name(), "[nodes." + node.id + ".items.result]");
        known.passing.remove(source.name());
    }
}
