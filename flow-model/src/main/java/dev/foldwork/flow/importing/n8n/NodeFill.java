package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.n8n.Graph.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Fills one node in by its kind. */
final class NodeFill {

    private final Conversion known;
    private final N8nNode source;
    private final NodeDraft node;
    private final Report.Line line;
    private final String now;
    private final List<Wire> wires;
    private final Ways ways;
    private final List<String> kept = new ArrayList<>();
    private final Values values;

    NodeFill(Conversion known, N8nNode source, NodeDraft node, Report.Line line, Ways ways, List<Wire> wires) {
        this.known = known;
        this.source = source;
        this.node = node;
        this.line = line;
        this.wires = wires;
        this.ways = ways;
        this.now = ways.of(wires);
        this.values = new Values(new DataNames(now, known.data, known.flow.title), line, kept);
    }

    void fill() {
        known.data.put(source.name(), "nodes." + node.id);
        if (!kind()) {
            placeholder();
        } else {
            Credentials.collect(source, known.flow, line);
            handling();
        }
        if (source.all().flag("disabled")) {
            node.disabled = true;
            known.data.put(source.name(), now);
        }
        if (source.all().text("notes") != null) {
            node.note(source.all().text("notes", ""));
        }
        kept.forEach(text -> node.note(Texts.cut("n8n: " + text, 500).replace("${", "$ {")));
        if (node.note != null && Texts.active(node.note)) {
            node.note = null;
            line.approximated("its note holds markup that a browser could run; it was left out");
        }
    }

    /** Returns false for a kind that has no counterpart. */
    private boolean kind() {
        Source parameters = source.parameters();
        return switch (source.kind()) {
            case "set" -> {
                new SetFields(known, source, node, line, values, now).fill();
                yield true;
            }
            case "httpRequest" -> new HttpNode(known, source, node, line, values).fill();
            case "if", "filter", "switch" -> {
                new Branching(known, source, node, line, values, now).fill();
                yield true;
            }
            case "splitInBatches" -> true;
            case "noOp" -> give(now);
            case "merge" -> merge(parameters);
            case "wait" -> WaitNode.fill(node, parameters, source, values, line) && pass();
            case "stopAndError" -> stop(parameters);
            case "respondToWebhook" -> respond(parameters);
            case "executeWorkflow" -> new CallNode(known, node, line, values).fill(parameters);
            default -> false;
        };
    }

    private void placeholder() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("parameters", source.parameters().map());
        var helpers = new ArrayList<Object>();
        known.graph.owners.keySet().stream()
                .filter(name -> known.graph.owner(name).equals(source.name()))
                .forEach(name -> {
                    N8nNode helper = known.graph.node(name);
                    var settingsOfHelper = new LinkedHashMap<String, Object>();
                    settingsOfHelper.put("name", name);
                    settingsOfHelper.put("kind", helper.type());
                    settingsOfHelper.put("parameters", helper.parameters().map());
                    helpers.add(settingsOfHelper);
                });
        if (!helpers.isEmpty()) {
            settings.put("serving", helpers);
        }
        node.retry = null;
        Placeholders.fill(node, source.name(), source.type(), settings);
        Credentials.collect(source, known.flow, line);
        line.unsupported(
                switch (source.kind()) {
                    case "code", "function", "functionItem", "executeCommand" ->
                        "programs are not executed; its text stands in the node's details";
                    case "httpRequest" -> "its method or its body is not offered, or it has no address";
                    default -> "there is no node that does what " + Texts.title(source.kind()) + " does here";
                });
    }

    private void handling() {
        if (source.goesOn()) {
            node.goesOn = true;
        }
        if (source.all().flag("retryOnFail") && !node.type.equals("flow.fail@1")) {
            var retry = new LinkedHashMap<String, Object>();
            retry.put("attempts", Math.clamp(source.all().number("maxTries", 3), 1, 100));
            retry.put("delay", Math.clamp(source.all().number("waitBetweenTries", 1000), 0, 300_000) + "ms");
            node.retry = retry;
            line.approximated("only errors marked as retryable are tried again");
        }
        if (node.goesOn && known.graph.from(source.name()).stream().anyMatch(this::errorWired)) {
            node.goesOn = false;
        }
    }

    private boolean errorWired(Wire wire) {
        return known.needs(wire).stream().anyMatch(need -> need.endsWith(".error"));
    }

    private boolean pass() {
        known.data.put(source.name(), now);
        return true;
    }

    private boolean give(String jsonata) {
        node.with("value", Mixed.of(jsonata));
        known.data.put(source.name(), "nodes." + node.id + ".value");
        return true;
    }

    private boolean merge(Source parameters) {
        String mode = parameters.text("mode", "append");
        var inputs = new ArrayList<String>();
        wires.stream()
                .map(Wire::input)
                .distinct()
                .sorted()
                .forEach(input -> inputs.add(ways.first(
                        wires.stream().filter(wire -> wire.input() == input).toList())));
        if (inputs.isEmpty()) {
            return give(now);
        }
        switch (mode) {
            case "append" -> {
                give(inputs.stream()
                        .reduce((one, more) -> "$append(" + one + ", " + more + ")")
                        .orElse(now));
                line.approximated("it joins what came in into one list");
            }
            case "combine", "mergeByPosition", "mergeByIndex", "multiplex", "mergeByKey" -> {
                give("$merge([" + String.join(", ", inputs) + "])");
                line.approximated("it joins the members of what came in; matching items by key or place was left out");
            }
            case "chooseBranch", "passThrough", "wait" -> {
                give(inputs.getFirst());
                line.approximated("it waits for all inputs and hands on the first");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean stop(Source parameters) {
        node.type = "flow.fail@1";
        node.with("code", "STOPPED");
        Object text = parameters.has("errorObject")
                ? parameters.get("errorObject")
                : parameters.has("errorMessage") ? parameters.get("errorMessage") : "The workflow was stopped";
        Object message = values.setting(text);
        node.with("message", message instanceof String ? message : "The workflow was stopped");
        return true;
    }

    private boolean respond(Source parameters) {
        String form = parameters.text("respondWith", "firstIncomingItem");
        Object body = parameters.get("responseBody");
        line.approximated("a flow answers with its outputs: the answer is this node's value and the output 'response'");
        if (form.equals("json") && body != null) {
            node.with("value", values.json(body));
        } else if (form.equals("text") && body != null) {
            node.with("value", values.setting(body));
        } else if (form.equals("binary") || form.equals("jwt")) {
            return false;
        } else {
            node.with("value", form.equals("noData") || form.equals("redirect") ? null : Mixed.of(now));
        }
        if (known.flow.body.nodes.containsKey(node.id)) {
            known.flow.body.outputs.putIfAbsent("response", "${ nodes." + node.id + ".value }");
        }
        known.data.put(source.name(), now);
        return true;
    }

    static String file(String name) {
        return "./" + Ids.plain(name) + ".flow.yaml";
    }
}
