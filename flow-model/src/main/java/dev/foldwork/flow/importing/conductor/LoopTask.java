package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Texts;
import dev.foldwork.flow.importing.script.JavaScript;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DO_WHILE as {@code flow.loop}. Conductor asks its condition after each round, a loop before it; so the state carries the
 * answer of the round before, the variables that change, and the outputs that others read.
 */
final class LoopTask {

    private final Conversion known;
    private final Map<?, ?> workflow;

    LoopTask(Conversion known, Map<?, ?> workflow) {
        this.known = known;
        this.workflow = workflow;
    }

    List<String> convert(String ref, Source task, List<String> entry, BodyDraft outer, Report.Line line) {
        String id = String.valueOf(known.ids.get(ref));
        NodeDraft node =
                outer.add(new NodeDraft(id, "flow.loop@1")).needs(entry).title(ref);
        node.goesOn = task.flag("optional");
        line.node(id);
        var body = new BodyDraft();
        node.body = body;
        Set<String> inner = inside(task);
        Map<String, String> before = new LinkedHashMap<>(known.variables);
        Map<String, String> ours = variables(inner, before);
        var outerRound = new LinkedHashSet<>(known.round);
        known.round.clear();
        known.round.addAll(inner);
        known.bases.put(ref, "(iteration + 1)");
        known.shapes.put(ref, Shape.LOOP);
        new TaskLists(known, body, workflow).convert(task.list("loopOver"), List.of());
        if (body.nodes.isEmpty()) {
            body.add(new NodeDraft(known.flow.ids.give(id + "_nothing"), "data.set@1"));
        }
        settings(node, task, ours, inner, line);
        known.round.clear();
        known.round.addAll(outerRound);
        leave(ref, id, inner, before, ours);
        return List.of(id);
    }

    private static Set<String> inside(Source task) {
        var inner = new LinkedHashSet<String>();
        new AllTasks().visit(task.get("loopOver"), (ref, each) -> inner.add(ref));
        return inner;
    }

    /** Finds the variables that tasks inside set; inside they are read from the state. Returns their first values. */
    private Map<String, String> variables(Set<String> inner, Map<String, String> before) {
        var first = new LinkedHashMap<String, String>();
        for (String ref : inner) {
            Source task = known.tasks.getOrDefault(ref, Source.of(null));
            if (task.text("type", "").startsWith("SET_")) {
                task.child("inputParameters").map().keySet().forEach(name -> {
                    first.put(String.valueOf(name), before.getOrDefault(String.valueOf(name), "null"));
                    known.variables.put(String.valueOf(name), JsonataWriter.member("state.vars", String.valueOf(name)));
                });
            }
        }
        return first;
    }

    private void settings(
            NodeDraft node, Source task, Map<String, String> variables, Set<String> inner, Report.Line line) {
        var state = new LinkedHashMap<String, @Nullable Object>();
        var next = new LinkedHashMap<String, @Nullable Object>();
        state.put("go_on", true);
        next.put("go_on", condition(task, line));
        if (!variables.isEmpty()) {
            var first = new LinkedHashMap<String, Object>();
            var then = new LinkedHashMap<String, Object>();
            variables.forEach((name, value) -> {
                first.put(name, Mixed.of(value));
                then.put(name, Mixed.of(String.valueOf(known.variables.get(name))));
            });
            state.put("vars", first);
            next.put("vars", then);
        }
        var last = new LinkedHashMap<String, Object>();
        for (String ref : inner) {
            String base = known.bases.get(ref);
            if (base != null && base.startsWith("nodes.") && (known.carried.contains(ref) || readOutside(ref, task))) {
                last.put(String.valueOf(known.ids.get(ref)), Mixed.of(base));
            }
        }
        if (!last.isEmpty()) {
            next.put("last", last);
        }
        node.with("state", state).with("while", Mixed.of("state.go_on")).with("next", next);
        if (task.has("items")) {
            line.approximated("it walks over items, which the loop does not: use a flow.for_each@1 instead");
        }
    }

    private String condition(Source task, Report.Line line) {
        String script = task.text("loopCondition", "");
        try {
            String text = JsonataWriter.writeFlag(JavaScript.readScript(script), new Scripts(known, task));
            line.approximated("its condition was rewritten as JSONata: look at it");
            return Mixed.of(text);
        } catch (NotTranslated not) {
            line.unsupported("its condition '" + Texts.cut(script, 80) + "' could not be translated (" + not.reason()
                    + "); the loop fails after its first round until you mend it");
            return Placeholders.expression(script);
        }
    }

    private boolean readOutside(String ref, Source task) {
        String mark = "${" + ref + ".";
        return occurrences(Json.write(workflow), mark) > occurrences(Json.write(task.map()), mark);
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private void leave(String ref, String id, Set<String> inner, Map<String, String> before, Map<String, String> ours) {
        for (String each : inner) {
            String base = known.bases.get(each);
            if (base != null && base.startsWith("nodes.")) {
                known.bases.put(each, base.replaceFirst("^nodes\\.", "nodes." + id + ".state.last."));
            }
        }
        known.variables.clear();
        known.variables.putAll(before);
        ours.keySet()
                .forEach(name -> known.variables.put(name, JsonataWriter.member("nodes." + id + ".state.vars", name)));
        known.done(ref, Shape.LOOP, List.of(id));
        known.bases.put(ref, "nodes." + id + ".iterations");
    }
}
