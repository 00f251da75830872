package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;

/** Execute Workflow as {@code flow.call}. */
record CallNode(Conversion known, NodeDraft node, Report.Line line, Values values) {

    boolean fill(Source parameters) {
        if (!parameters.text("source", "database").equals("database")) {
            return false;
        }
        Source id = parameters.child("workflowId");
        String number = id.text("value", parameters.text("workflowId", ""));
        String name = id.text("cachedResultName", number.isBlank() ? "" : "workflow_" + number);
        if (number.isBlank() || number.startsWith("=")) {
            line.unsupported("which workflow it calls is worked out at run time; a flow calls fixed flows");
            return false;
        }
        node.type = "flow.call@1";
        node.uses = NodeFill.file(name);
        known.flow.calls.add(node.uses);
        Source inputs = parameters.child("workflowInputs").child("value");
        inputs.map().forEach((key, value) -> node.with(String.valueOf(key), values.setting(value)));
        if (inputs.map().isEmpty()) {
            line.approximated("n8n hands on all that came in; name the inputs of the called flow in 'with'");
        }
        if (parameters.text("mode", "once").equals("each")) {
            line.approximated("it calls the flow once, not once per item");
        }
        if (Boolean.FALSE.equals(parameters.child("options").get("waitForSubWorkflow"))) {
            line.approximated("it waits for the called flow");
        }
        known.data.put(String.valueOf(node.title), "nodes." + node.id + ".result");
        return true;
    }
}
