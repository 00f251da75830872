package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts a {@code do} list: tasks follow each other, or go where {@code then} and {@code switch} say. */
final class TaskList {

    private final Conversion known;
    private final BodyDraft body;
    private final String path;
    private final List<String> names;
    private final List<Source> tasks;
    private final List<List<Exit>> entries = new ArrayList<>();
    private final List<Exit> ends = new ArrayList<>();

    TaskList(Conversion known, BodyDraft body, String path, List<?> list) {
        this.known = known;
        this.body = body;
        this.path = path;
        Map<String, Source> all = Conversion.tasks(list);
        this.names = List.copyOf(all.keySet());
        this.tasks = List.copyOf(all.values());
        all.forEach((name, task) -> entries.add(new ArrayList<>()));
    }

    /** Returns the ways out of the list. */
    List<Exit> convert(List<Exit> entry, Scope scope) {
        if (tasks.isEmpty()) {
            return entry;
        }
        entries.getFirst().addAll(entry);
        for (int i = 0; i < tasks.size(); i++) {
            known.count();
            Report.Line line = known.flow.report.of(path + names.get(i), TaskFill.kind(tasks.get(i)));
            if (entries.get(i).isEmpty()) {
                line.unsupported("nothing leads to it, so it never runs; it was left out");
            } else {
                one(i, line, scope);
            }
        }
        return ends;
    }

    private void one(int i, Report.Line line, Scope scope) {
        Source task = tasks.get(i);
        Scope seen = scope.at(Exit.data(entries.get(i)));
        if (known.context != null) {
            seen = seen.with("$context", known.context);
        }
        List<Exit> entry = entries.get(i);
        String id = known.flow.ids.give(names.get(i));
        if (task.has("if")) {
            entry = condition(i, id, entry, seen, line);
        }
        seen = shaped(seen, task.child("input").get("from"), line);
        var fill = new TaskFill(known, body, path + names.get(i), id, line, seen);
        if (task.has("switch")) {
            new Switching(known, body, line, seen)
                    .convert(id, names.get(i), task, entry)
                    .forEach((exit, target) -> go(i, exit, target, line));
            return;
        }
        for (Exit exit : fill.fill(task, names.get(i), entry)) {
            Scope out = shaped(seen.at(exit.data()), task.child("output").get("as"), line);
            export(task, out, line);
            go(i, new Exit(exit.wire(), out.dot(), exit.ran()), task.text("then", "continue"), line);
        }
    }

    private List<Exit> condition(int i, String id, List<Exit> entry, Scope seen, Report.Line line) {
        NodeDraft node = body.add(new NodeDraft(known.flow.ids.give(id + "_if"), "flow.if@1"))
                .needs(Exit.wires(entry))
                .title(names.get(i) + "?");
        String text = tasks.get(i).text("if", "");
        var values = new Values(seen, line);
        try {
            node.with("condition", Mixed.of(values.flag(text)));
        } catch (NotTranslated not) {
            node.with("condition", values.left(text, not));
        }
        go(i, new Exit(node.id + ".else", seen.dot(), ""), "continue", line);
        return List.of(new Exit(node.id + ".then", seen.dot(), ""));
    }

    private static Scope shaped(Scope scope, @Nullable Object raw, Report.Line line) {
        if (raw == null) {
            return scope;
        }
        try {
            return scope.at(new Values(scope, line).shaped(raw));
        } catch (NotTranslated not) {
            line.approximated("what it makes of its data ('" + raw + "') could not be translated (" + not.reason()
                    + "); the data goes on as it is");
            return scope;
        }
    }

    private void export(Source task, Scope out, Report.Line line) {
        Object raw = task.child("export").get("as");
        if (raw == null) {
            return;
        }
        try {
            known.context = new Values(out, line).shaped(raw);
        } catch (NotTranslated not) {
            line.approximated("what it exports could not be translated (" + not.reason() + ")");
        }
    }

    private void go(int from, Exit exit, String target, Report.Line line) {
        int next = switch (target) {
            case "continue" -> from + 1;
            case "exit", "end" -> tasks.size();
            default -> names.indexOf(target);
        };
        if (target.equals("end") && !path.isEmpty()) {
            line.approximated("'end' ends this body, not the whole flow");
        }
        if (next >= tasks.size()) {
            ends.add(exit);
        } else if (next > from) {
            entries.get(next).add(exit);
        } else {
            line.approximated("it goes to '" + target + "', which "
                    + (next < 0 ? "is not in its list" : "stands before it: a flow has no circles")
                    + "; the run fails there");
            String id = known.flow.ids.give(names.get(from) + "_back");
            body.add(Placeholders.node(id, "the way to " + target, "then", Map.of()))
                    .needs(Exit.wires(List.of(exit)))
                    .title("To " + target);
        }
    }
}
