package dev.foldwork.bench;

import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.document.Neighbours;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Flows to be measured. */
final class Flows {

    private Flows() {}

    /** Returns the text of a chain of this many nodes that each pass a number on. */
    static String chain(int nodes) {
        var text = new StringBuilder("apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: chain_" + nodes
                + " }\nspec:\n  nodes:\n    n0: { type: data.set@1, with: { v: 1 } }\n");
        for (int i = 1; i < nodes; i++) {
            text.append("    n%d: { type: data.set@1, needs: [n%d], with: { v: \"${ nodes.n%d.v }\" } }\n"
                    .formatted(i, i - 1, i - 1));
        }
        return text.append("  outputs: { v: \"${ nodes.n")
                .append(nodes - 1)
                .append(".v }\" }\n")
                .toString();
    }

    static Plan plan(String text) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "bench.flow.yaml");
        var checked = FlowCompiler.compile(
                new FlowSource(Objects.requireNonNull(read.document()), Neighbours.NONE), NodeTypes.builtIn());
        return Objects.requireNonNull(checked.plan(), () -> checked.problems().toString());
    }
}
