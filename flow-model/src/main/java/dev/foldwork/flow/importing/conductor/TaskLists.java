package dev.foldwork.flow.importing.conductor;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.draft.Wires;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts lists of tasks: each task begins when the one before it is through. */
final class TaskLists {

    private final Conversion known;
    private final BodyDraft body;
    private final Map<?, ?> workflow;

    TaskLists(Conversion known, BodyDraft body, Map<?, ?> workflow) {
        this.known = known;
        this.body = body;
        this.workflow = workflow;
    }

    /**
     * Returns the wires that mean the list is through; empty when it ends the workflow, or when it is empty and nothing
     * precedes it.
     */
    List<String> convert(List<?> tasks, List<String> entry) {
        List<String> wires = entry;
        boolean ended = false;
        for (Object item : tasks) {
            if (!(item instanceof Map<?, ?> map)) {
                continue;
            }
            Source task = Source.of(map);
            String ref = AllTasks.reference(task);
            Report.Line line = known.flow.report.of(ref, task.text("type", "SIMPLE"));
            if (ended) {
                line.unsupported("nothing can reach it: the task before it ends the workflow");
                continue;
            }
            if (known.exits.containsKey(ref)) {
                line.unsupported("its reference name stands twice; only the first task was carried over");
                continue;
            }
            List<String> next = one(ref, task, wires, line);
            ended = next == null;
            wires = next == null ? List.of() : next;
            known.exits.put(ref, wires);
        }
        return wires;
    }

    /** Returns null when the task ends the workflow. */
    private @Nullable List<String> one(String ref, Source task, List<String> entry, Report.Line line) {
        return switch (task.text("type", "SIMPLE")) {
            case "FORK_JOIN", "FORK" -> fork(task, entry, line);
            case "JOIN" -> join(ref, task, entry, line);
            case "EXCLUSIVE_JOIN" -> {
                List<String> exits = join(ref, task, entry, line);
                line.approximated("it gives the outputs of all branches that ran, not only of the first");
                yield exits;
            }
            case "SWITCH", "DECISION" -> decide(ref, task, entry, line);
            case "DO_WHILE" -> new LoopTask(known, workflow).convert(ref, task, entry, body, line);
            default -> new LeafTasks(known, body).convert(ref, task, entry, line);
        };
    }

    private @Nullable List<String> fork(Source task, List<String> entry, Report.Line line) {
        line.mapped("its branches start together");
        var before = new LinkedHashMap<>(known.variables);
        var after = new LinkedHashMap<>(before);
        List<String> exits = List.of();
        for (Object branch : task.list("forkTasks")) {
            known.variables.clear();
            known.variables.putAll(before);
            exits = Wires.both(exits, branch instanceof List<?> list ? convert(list, entry) : entry);
            known.variables.forEach((name, value) -> {
                if (!value.equals(before.get(name))) {
                    after.put(name, value);
                    line.approximated(
                            "variables set in a branch are seen by the tasks behind it and behind the join only");
                }
            });
        }
        known.variables.putAll(after);
        return task.list("forkTasks").isEmpty() ? entry : exits.isEmpty() && !entry.isEmpty() ? null : exits;
    }

    private List<String> join(String ref, Source task, List<String> entry, Report.Line line) {
        String id = id(ref);
        NodeDraft node = body.add(new NodeDraft(id, "data.set@1")).title(ref);
        for (Object item : task.list("joinOn")) {
            String other = String.valueOf(item);
            List<String> wires = known.exits.get(other);
            if (wires == null) {
                line.approximated(
                        "it waits for '" + other + "', which is made at run time or does not stand before it");
                continue;
            }
            node.needs(wires);
            String base = known.bases.get(other);
            if (base != null && base.startsWith("nodes.")) {
                node.with(other, "${ " + base + " }");
            }
        }
        if (node.needs.isEmpty()) {
            node.needs(entry);
        }
        known.done(ref, Shape.JOIN, List.of(id));
        line.node(id);
        return List.of(id);
    }

    private String id(String ref) {
        return String.valueOf(known.ids.get(ref));
    }

    private @Nullable List<String> decide(String ref, Source task, List<String> entry, Report.Line line) {
        String id = id(ref);
        var decision = new Decision(known, task, line);
        body.add(decision.node(id)).needs(entry).title(ref);
        line.node(id);
        known.done(ref, Shape.SWITCH, List.of(id));
        var before = new LinkedHashMap<>(known.variables);
        var ends = new ArrayList<Map<String, String>>();
        List<String> exits = List.of();
        for (Map.Entry<String, List<?>> branch : decision.branches(id).entrySet()) {
            known.variables.clear();
            known.variables.putAll(before);
            exits = Wires.both(exits, convert(branch.getValue(), List.of(branch.getKey())));
            ends.add(new LinkedHashMap<>(known.variables));
        }
        known.variables.clear();
        known.variables.putAll(merged(before, ends));
        return exits.isEmpty() ? null : exits;
    }

    /** After a decision a variable has the value of the branch that ran. */
    private static Map<String, String> merged(Map<String, String> before, List<Map<String, String>> ends) {
        var merged = new LinkedHashMap<>(before);
        for (Map<String, String> end : ends) {
            end.forEach((name, value) -> {
                String old = merged.get(name);
                if (old == null) {
                    merged.put(name, value);
                } else if (!value.equals(before.get(name)) && !value.equals(old) && old.length() < 2_000) {
                    merged.put(name, "($exists(" + node(value) + ") ? " + value + " : " + old + ")");
                }
            });
        }
        return merged;
    }

    private static String node(String value) {
        return value.matches("nodes\\.\\w+\\..*") ? value.replaceAll("^(nodes\\.\\w+)\\..*$", "$1") : value;
    }
}
