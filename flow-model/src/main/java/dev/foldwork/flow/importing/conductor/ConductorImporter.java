package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a Conductor workflow definition. Scripts in it are translated or left out, never executed. */
public final class ConductorImporter {

    private final Source workflow;
    private final FlowDraft flow;
    private final Conversion known;

    private ConductorImporter(Map<?, ?> workflow, String title, Ids names) {
        this.workflow = Source.of(workflow);
        this.flow = new FlowDraft(names.give(title), title);
        this.known = new Conversion(flow);
    }

    /** Returns the flow, and one more for every definition that stands inside it. */
    public static List<FlowDraft> read(Map<?, ?> workflow, String fallback, Ids names) {
        var importer = new ConductorImporter(workflow, Source.of(workflow).text("name", fallback), names);
        var flows = new ArrayList<FlowDraft>();
        new AllTasks().visit(workflow.get("tasks"), (ref, task) -> {
            Object inner = task.child("subWorkflowParam").get("workflowDefinition");
            if (inner instanceof Map<?, ?> definition && definition.get("tasks") instanceof List<?>) {
                List<FlowDraft> called = read(definition, fallback + "_sub", names);
                importer.known.inline.put(ref, called.getFirst().name);
                flows.addAll(called);
            }
        });
        flows.addFirst(importer.convert());
        return flows;
    }

    private FlowDraft convert() {
        flow.summary = workflow.text("description");
        inputs();
        new AllTasks().visit(workflow.get("tasks"), (ref, task) -> {
            known.tasks.put(ref, task);
            known.ids.put(ref, flow.ids.give(ref));
        });
        var lists = new TaskLists(known, flow.body, workflow.map());
        List<String> exits = lists.convert(workflow.list("tasks"), List.of());
        outputs(exits);
        settings();
        return flow;
    }

    private void inputs() {
        for (Object name : workflow.list("inputParameters")) {
            if (name instanceof String text && !text.isBlank()) {
                flow.inputs.put(text, new LinkedHashMap<String, Object>());
            }
        }
        workflow.child("inputTemplate").map().forEach((name, value) -> {
            if (value != null) {
                flow.inputs.put(String.valueOf(name), new LinkedHashMap<String, Object>(Map.of("default", value)));
            }
        });
    }

    private void outputs(List<String> exits) {
        var references = new References(known);
        Report.Line line = flow.report.workflow();
        Map<?, ?> parameters = workflow.child("outputParameters").map();
        parameters.forEach((name, value) -> flow.body.outputs.put(String.valueOf(name), references.value(value, line)));
        if (parameters.isEmpty() && exits.size() == 1) {
            String last = exits.getFirst().replaceAll("\\..*", "");
            flow.body.outputs.put("result", "${ nodes." + last + " }");
            line.approximated("it names no outputs: the last node's outputs are given as 'result'");
        }
    }

    private void settings() {
        Report.Line line = flow.report.workflow();
        long seconds = workflow.number("timeoutSeconds", 0);
        if (seconds > 0) {
            line.approximated("a flow has no timeout of its own: the workflow's " + seconds + " s were left out");
        }
        if (workflow.has("failureWorkflow")
                && !workflow.text("failureWorkflow", "").isBlank()) {
            line.approximated("the workflow '" + workflow.text("failureWorkflow")
                    + "' that runs after a failure was left out: wire error ports instead");
        }
    }
}
