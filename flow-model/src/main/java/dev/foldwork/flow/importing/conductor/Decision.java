package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.JavaScript;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A SWITCH, or the older DECISION. */
final class Decision {

    private final Conversion known;
    private final Source task;
    private final Report.Line line;
    private final Map<String, String> ports = new LinkedHashMap<>();

    Decision(Conversion known, Source task, Report.Line line) {
        this.known = known;
        this.task = task;
        this.line = line;
        var names = new Ids();
        List.of("default", "error", "done").forEach(names::give);
        task.child("decisionCases")
                .map()
                .keySet()
                .forEach(key -> ports.put(String.valueOf(key), names.give(String.valueOf(key))));
    }

    NodeDraft node(String id) {
        var cases = new LinkedHashMap<String, Object>();
        ports.forEach((literal, port) -> cases.put(port, literals(literal)));
        if (cases.isEmpty()) {
            cases.put("never", List.of("(never)"));
            line.approximated("it has no cases; a case that never comes stands in for them");
        }
        return new NodeDraft(id, "flow.switch@1").with("value", value()).with("cases", cases);
    }

    /** Conductor compares texts; here a number or a flag is to match its text too. */
    private static Object literals(String literal) {
        var all = new ArrayList<Object>();
        all.add(Texts.literal(literal) instanceof String text ? text : literal);
        if (literal.equals("true") || literal.equals("false")) {
            all.add(Boolean.valueOf(literal));
        } else if (literal.matches("-?\\d{1,15}")) {
            all.add(Long.valueOf(literal));
        }
        return all.size() == 1 ? all.getFirst() : all;
    }

    private String value() {
        String script = task.text("expression", task.text("caseExpression", ""));
        String evaluator = task.text("evaluatorType", "");
        try {
            if (task.has("caseValueParam") && !task.has("caseExpression")) {
                return Mixed.of(checked(new References(known).parameter(task, task.text("caseValueParam", ""))));
            }
            if (evaluator.equals("value-param")) {
                return Mixed.of(checked(new References(known).parameter(task, script)));
            }
            String text = JsonataWriter.write(JavaScript.readScript(script), new Scripts(known, task));
            line.approximated("its script was rewritten as JSONata: look at it");
            return Mixed.of(text);
        } catch (NotTranslated not) {
            line.unsupported("its value '" + Texts.cut(script.isEmpty() ? task.text("caseValueParam", "") : script, 80)
                    + "' could not be translated (" + not.reason() + "); the node fails until you mend it");
            return Placeholders.expression(script);
        }
    }

    private static String checked(String jsonata) {
        return JsonataWriter.write(new Term.Written(jsonata), chain -> null);
    }

    /** Returns the tasks behind every port, by the wire that leads to them. */
    Map<String, List<?>> branches(String id) {
        var branches = new LinkedHashMap<String, List<?>>();
        ports.forEach((literal, port) ->
                branches.put(id + "." + port, task.child("decisionCases").list(literal)));
        branches.put(id + ".default", task.list("defaultCase"));
        return branches;
    }
}
