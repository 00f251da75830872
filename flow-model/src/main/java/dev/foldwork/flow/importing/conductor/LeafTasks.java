package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.JavaScript;
import dev.foldwork.flow.importing.script.Jq;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts tasks that hold no others. */
final class LeafTasks {

    private final Conversion known;
    private final BodyDraft body;
    private final References references;

    LeafTasks(Conversion known, BodyDraft body) {
        this.known = known;
        this.body = body;
        this.references = new References(known);
    }

    /** Returns the wires that mean the task is through; null when it ends the workflow. */
    @Nullable
    List<String> convert(String ref, Source task, List<String> entry, Report.Line line) {
        String id = String.valueOf(known.ids.get(ref));
        NodeDraft node = body.add(new NodeDraft(id, "data.set@1")).needs(entry).title(ref);
        line.node(id);
        Shape shape = fill(node, task, line);
        if (shape == null) {
            placeholder(node, ref, task, line);
        } else {
            Handling.apply(node, task, line);
        }
        node.goesOn = task.flag("optional") && shape != null;
        known.done(ref, shape == null ? Shape.PLAIN : shape, List.of(id));
        if (node.type.equals("data.set@1") && task.text("type", "").startsWith("SET_")) {
            node.with.keySet().forEach(name -> known.variables.put(name, JsonataWriter.member("nodes." + id, name)));
        }
        return "TERMINATE".equals(task.text("type")) ? null : List.of(id);
    }

    private void placeholder(NodeDraft node, String ref, Source task, Report.Line line) {
        String type = task.text("type", "SIMPLE");
        Placeholders.fill(node, ref, type, task.get("inputParameters"));
        line.unsupported(
                switch (type) {
                    case "SIMPLE" ->
                        "a worker of your own does '" + Texts.title(task.text("name", ref)) + "'; write a node for it";
                    case "INLINE", "LAMBDA", "JSON_JQ_TRANSFORM" ->
                        "scripts are not executed, and this one has no plain counterpart";
                    case "HTTP" -> "its method is not offered, or it has no address";
                    case "SUB_WORKFLOW", "START_WORKFLOW" ->
                        "which workflow it calls is worked out at run time; a flow calls fixed flows";
                    case "WAIT" -> "its time could not be read";
                    case "FORK_JOIN_DYNAMIC", "DYNAMIC" ->
                        "its tasks are chosen at run time; a flow's nodes stand fixed";
                    default -> "there is no node that does what this " + Texts.title(type) + " task does";
                });
    }

    /** Fills the node in; null when it cannot be. */
    private @Nullable Shape fill(NodeDraft node, Source task, Report.Line line) {
        Source parameters = task.child("inputParameters");
        return switch (task.text("type", "SIMPLE")) {
            case "HTTP" -> http(node, parameters, line);
            case "INLINE", "LAMBDA" -> script(node, task, parameters, line);
            case "JSON_JQ_TRANSFORM" -> jq(node, task, parameters, line);
            case "SET_VARIABLE" -> {
                set(node, parameters.map(), line);
                line.mapped("nodes behind it read the value from this node");
                yield Shape.PLAIN;
            }
            case "NOOP" -> Shape.PLAIN;
            case "WAIT" -> Waits.fill(node, parameters, references, line);
            case "HUMAN" -> Waits.ask(node, line, "it asks a question in the chat; the form of the task was left out");
            case "TERMINATE" -> terminate(node, parameters, line);
            case "SUB_WORKFLOW" -> call(node, inline(task), task.child("subWorkflowParam"), parameters, line);
            case "START_WORKFLOW" -> {
                line.approximated("it waits for the called flow, which the task does not");
                Source start = parameters.child("startWorkflow");
                yield call(node, null, start, start.child("input"), line);
            }
            default -> null;
        };
    }

    private void set(NodeDraft node, Map<?, ?> values, Report.Line line) {
        values.forEach((name, value) -> node.with(String.valueOf(name), references.value(value, line)));
    }

    private @Nullable Shape http(NodeDraft node, Source parameters, Report.Line line) {
        Source request = parameters.get("http_request") instanceof Map<?, ?> map ? Source.of(map) : parameters;
        return HttpTask.fill(known.flow, node, request, references, line) ? Shape.HTTP : null;
    }

    private @Nullable Shape script(NodeDraft node, Source task, Source parameters, Report.Line line) {
        String script = parameters.text("expression", parameters.text("scriptExpression", ""));
        try {
            Term term = "value-param".equals(parameters.text("evaluatorType"))
                    ? new Term.Member(new Term.Root("$"), script)
                    : JavaScript.readScript(script);
            node.type = "data.transform@1";
            node.with("value", Mixed.of(JsonataWriter.write(term, new Scripts(known, task))));
            line.approximated("its script was rewritten as JSONata: look at it");
            return Shape.VALUE;
        } catch (NotTranslated not) {
            line.unsupported("its script: " + not.reason());
            return null;
        }
    }

    private @Nullable Shape jq(NodeDraft node, Source task, Source parameters, Report.Line line) {
        try {
            Term term = Jq.read(parameters.text("queryExpression", "."));
            node.type = "data.transform@1";
            node.with("value", Mixed.of(JsonataWriter.write(term, new Scripts(known, task))));
            line.approximated("its jq was rewritten as JSONata: look at it");
            return Shape.VALUE;
        } catch (NotTranslated not) {
            line.unsupported("its jq: " + not.reason());
            return null;
        }
    }

    private Shape terminate(NodeDraft node, Source parameters, Report.Line line) {
        if (parameters.text("terminationStatus", "COMPLETED").equals("COMPLETED")) {
            Object output = parameters.get("workflowOutput");
            set(
                    node,
                    output instanceof Map<?, ?> map ? map : output == null ? Map.of() : Map.of("output", output),
                    line);
            line.approximated(
                    "it ends its own path; parallel paths go on, and its output is this node's, not the flow's");
            return Shape.PLAIN;
        }
        node.type = "flow.fail@1";
        node.with("code", "TERMINATED");
        Object reason = references.value(parameters.text("terminationReason", "The workflow was terminated"), line);
        node.with("message", reason);
        if (parameters.has("workflowOutput")) {
            node.with("details", references.value(parameters.get("workflowOutput"), line));
        }
        return Shape.PLAIN;
    }

    private @Nullable String inline(Source task) {
        return known.inline.get(AllTasks.reference(task));
    }

    private @Nullable Shape call(
            NodeDraft node, @Nullable String inline, Source called, Source inputs, Report.Line line) {
        String name = called.text("name", "");
        if (inline == null && (name.isBlank() || name.contains("${"))) {
            return null;
        }
        node.type = "flow.call@1";
        node.uses = "./" + (inline == null ? Ids.plain(name) : inline) + ".flow.yaml";
        known.flow.calls.add(node.uses);
        set(node, inputs.map(), line);
        if (inline == null && called.has("version")) {
            line.mapped("it calls version " + called.text("version") + " there, and the file beside the flow here");
        }
        return Shape.PLAIN;
    }
}
