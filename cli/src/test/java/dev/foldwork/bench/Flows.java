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

    /** Returns the text of a chain as people write one: with comments, and words in every node. */
    static String described(int nodes) {
        var text = new StringBuilder(
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: described }\nspec:\n  nodes:\n");
        for (int i = 0; i < nodes; i++) {
            text.append("    # about n%d\n    n%d:\n      type: data.set@1\n".formatted(i, i));
            text.append(i > 0 ? "      needs: [n%d]\n".formatted(i - 1) : "");
            text.append(
                    "      with:\n        v: \"%s\"\n".formatted(i > 0 ? "${ nodes.n" + (i - 1) + ".v + 1 }" : "1"));
            text.append("        text: Some words of number %d\n".formatted(i));
        }
        return text.append("  outputs: { v: \"${ nodes.n%d.v }\" }\n".formatted(nodes - 1))
                .toString();
    }

    static Plan plan(String text) {
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "bench.flow.yaml");
        var checked = FlowCompiler.compile(
                new FlowSource(Objects.requireNonNull(read.document()), Neighbours.NONE), NodeTypes.builtIn());
        return Objects.requireNonNull(checked.plan(), () -> checked.problems().toString());
    }
}
