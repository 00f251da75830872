package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The task {@code switch} as {@code flow.switch}: its value is the name of the first case that holds. */
record Switching(Conversion known, BodyDraft body, Report.Line line, Scope scope) {

    /** Returns where every way leads. */
    Map<Exit, String> convert(String id, String name, Source task, List<Exit> entry) {
        NodeDraft node = body.add(new NodeDraft(id, "flow.switch@1"))
                .needs(Exit.wires(entry))
                .title(name);
        line.node(id);
        var names = new Ids();
        List.of("default", "error", "done").forEach(names::give);
        var targets = new LinkedHashMap<Exit, String>();
        var cases = new LinkedHashMap<String, Object>();
        var text = new StringBuilder();
        var values = new Values(scope, line);
        String otherwise = "continue";
        NotTranslated fault = null;
        for (Map.Entry<String, Source> each :
                Conversion.tasks(task.list("switch")).entrySet()) {
            String target = each.getValue().text("then", "continue");
            String when = each.getValue().text("when");
            if (when == null) {
                otherwise = target;
                continue;
            }
            String port = names.give(each.getKey());
            cases.put(port, port);
            targets.put(new Exit(id + "." + port, scope.dot(), ""), target);
            try {
                text.append("(")
                        .append(values.flag(when))
                        .append(") ? \"")
                        .append(port)
                        .append("\" : ");
            } catch (NotTranslated not) {
                fault = not;
            }
        }
        if (cases.isEmpty()) {
            cases.put("never", "never");
        }
        node.with("value", fault == null ? Mixed.of(text + "\"\"") : values.left("the cases of " + name, fault));
        node.with("cases", cases);
        targets.put(new Exit(id + ".default", scope.dot(), ""), otherwise);
        return targets;
    }
}
