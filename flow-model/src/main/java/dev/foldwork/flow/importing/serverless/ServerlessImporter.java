package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.ImportException;
import dev.foldwork.flow.importing.draft.FlowDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a workflow of the CNCF Serverless Workflow DSL 1.0. */
public final class ServerlessImporter {

    private final Source workflow;
    private final FlowDraft flow;
    private final Report.Line line;

    private ServerlessImporter(Source workflow, FlowDraft flow) {
        this.workflow = workflow;
        this.flow = flow;
        this.line = flow.report.workflow();
    }

    /** Returns the flow made of the workflow. */
    public static List<FlowDraft> read(Map<?, ?> workflow, String fallback, Ids names) {
        Source source = Source.of(workflow);
        Source document = source.child("document");
        if (!document.text("dsl", "1.").startsWith("1.")) {
            throw new ImportException(
                    "IMPORT_SHAPE",
                    "it is written in version " + document.text("dsl") + " of the DSL; only 1.x can be imported",
                    "bring it to DSL 1.0 first");
        }
        String name = document.text("name", fallback);
        var flow = new FlowDraft(names.give(name), document.text("title", name));
        new ServerlessImporter(source, flow).convert(document);
        return List.of(flow);
    }

    private void convert(Source document) {
        flow.summary = document.text("summary");
        inputs();
        var variables = new LinkedHashMap<String, String>();
        variables.put("$input", "inputs");
        for (Object secret : workflow.child("use").list("secrets")) {
            flow.secrets.add(String.valueOf(secret));
            variables.put("$secrets", "secrets");
        }
        Scope scope = start(new Scope("inputs", variables));
        var known = new Conversion(flow, workflow.child("use"));
        List<Exit> exits = new TaskList(known, flow.body, "", workflow.list("do"))
                .convert(List.of(new Exit("", scope.dot(), "")), scope);
        output(scope.at(Exit.data(exits)));
        left();
    }

    private void inputs() {
        Source schema = workflow.child("input").child("schema").child("document");
        schema.child("properties").map().forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), item));
                flow.inputs.put(String.valueOf(name), copy);
            }
        });
        for (Object name : schema.list("required")) {
            if (flow.inputs.containsKey(String.valueOf(name))) {
                flow.required.add(String.valueOf(name));
            }
        }
        if (workflow.child("input").child("schema").has("resource")) {
            line.approximated("the schema of its input lies elsewhere and was not fetched");
        }
    }

    private Scope start(Scope scope) {
        Object from = workflow.child("input").get("from");
        if (from == null) {
            return scope;
        }
        try {
            return scope.at(new Values(scope, line).shaped(from));
        } catch (NotTranslated not) {
            line.approximated("what it makes of its input could not be translated (" + not.reason() + ")");
            return scope;
        }
    }

    private void output(Scope scope) {
        Object as = workflow.child("output").get("as");
        var values = new Values(scope, line);
        try {
            flow.body.outputs.put("result", Mixed.of(as == null ? scope.dot() : values.shaped(as)));
        } catch (NotTranslated not) {
            flow.body.outputs.put("result", values.left(String.valueOf(as), not));
        }
    }

    private void left() {
        if (workflow.has("timeout")) {
            line.approximated("a flow has no timeout of its own: the workflow's was left out");
        }
        if (workflow.has("schedule")) {
            line.approximated("when it starts was left out: set up a trigger of the flow");
        }
        if (workflow.child("use").has("extensions")) {
            line.approximated("its extensions, which add tasks before and after others, were left out");
        }
    }
}
