package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** If, Filter and Switch: what comes in goes on by one of several ways. */
record Branching(Conversion known, N8nNode source, NodeDraft node, Report.Line line, Values values, String now) {

    void fill() {
        known.data.put(source.name(), now);
        known.passing.add(source.name());
        if (source.kind().equals("switch")) {
            choice();
            return;
        }
        node.type = "flow.if@1";
        known.ports.put(source.name(), List.of("then", "else"));
        try {
            node.with("condition", Mixed.of(new Conditions(values).of(source.parameters())));
        } catch (NotTranslated not) {
            node.with("condition", values.left("condition of " + source.name(), not));
        }
    }

    private void choice() {
        node.type = "flow.switch@1";
        line.mapped("it takes the first way that fits");
        var names = new Ids();
        List.of("default", "error", "done").forEach(names::give);
        Source rules = source.parameters().child("rules");
        List<Source> list = rules.children("values").isEmpty() ? rules.children("rules") : rules.children("values");
        var ports = new ArrayList<String>();
        var cases = new LinkedHashMap<String, Object>();
        var text = new StringBuilder();
        try {
            for (int i = 0; i < list.size(); i++) {
                Source rule = list.get(i);
                int output = (int) Math.clamp(rule.number("output", i), 0, 200);
                while (ports.size() <= output) {
                    String given =
                            rule.flag("renameOutput") && ports.size() == output ? rule.text("outputKey", "") : "";
                    String port = names.give(given.isBlank() ? "way_" + ports.size() : given);
                    ports.add(port);
                    cases.put(port, port);
                }
                text.append(condition(rule))
                        .append(" ? \"")
                        .append(ports.get(output))
                        .append("\" : ");
            }
            node.with("value", list.isEmpty() ? worked() : Mixed.of(text + "\"\""));
        } catch (NotTranslated not) {
            node.with("value", values.left("rules of " + source.name(), not));
        }
        finish(ports, cases, names);
    }

    /** Every wire that is drawn needs its port, whatever the rules say. */
    private void finish(List<String> ports, LinkedHashMap<String, Object> cases, Ids names) {
        int wired = known.graph.from(source.name()).stream()
                .mapToInt(Graph.Wire::output)
                .max()
                .orElse(0);
        boolean fallback = source.parameters().has("fallbackOutput")
                || source.parameters()
                        .child("options")
                        .text("fallbackOutput", "none")
                        .equals("extra");
        boolean error = source.hasErrorOutput();
        while (ports.size() <= Math.min(wired, 200) - (error ? 1 : 0) || ports.isEmpty()) {
            if (fallback && ports.size() == Math.min(wired, 200)) {
                ports.add("default");
            } else {
                String port = names.give("way_" + ports.size());
                ports.add(port);
                cases.put(port, port);
            }
        }
        if (cases.isEmpty()) {
            cases.put("never", "never");
        }
        node.with("cases", cases);
        known.ports.put(source.name(), ports);
    }

    /** In the mode 'expression' the number of the output is worked out. */
    private String worked() {
        Object output = source.parameters().get("output");
        if (output == null) {
            line.unsupported("it has no rules");
            return Placeholders.expression("the rules of " + source.name());
        }
        return Mixed.of("\"way_\" & $string(" + values.jsonata(output) + ")");
    }

    private String condition(Source rule) {
        if (rule.has("conditions")) {
            return new Conditions(values).of(rule);
        }
        String type = source.parameters().text("dataType", "number");
        return Conditions.one(
                rule.text("operation", "equal"),
                values.jsonata(source.parameters().get("value1")),
                values.jsonata(rule.get("value2")),
                type);
    }
}
