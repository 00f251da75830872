package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Mixed;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.NotTranslated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that hold others: do, for, fork, try. */
record Holders(Conversion known, BodyDraft outer, String path, Report.Line line, Scope scope) {

    private void inside(NodeDraft node, List<?> list, Scope seen) {
        var body = new BodyDraft();
        node.body = body;
        var context = known.context;
        List<Exit> exits =
                new TaskList(known, body, path + "/", list).convert(List.of(new Exit("", seen.dot(), "")), seen);
        if (context == null ? known.context != null : !context.equals(known.context)) {
            known.context = context;
            line.approximated("what is exported inside is not seen behind it");
        }
        if (body.nodes.isEmpty()) {
            body.add(new NodeDraft(known.flow.ids.give(node.id + "_nothing"), "data.set@1"));
        }
        body.outputs.put("result", Mixed.of(Exit.data(exits)));
    }

    List<Exit> group(NodeDraft node, List<?> list) {
        node.type = "flow.group@1";
        inside(node, list, scope);
        return List.of(new Exit(node.id, "nodes." + node.id + ".result", node.id));
    }

    List<Exit> each(NodeDraft node, Source task) {
        Source loop = task.child("for");
        node.type = "flow.for_each@1";
        var values = new Values(scope, line);
        String items = loop.text("in", "");
        try {
            node.with("items", Mixed.of(values.jq(items)));
        } catch (NotTranslated not) {
            node.with("items", values.left(items, not));
        }
        Scope seen = scope.with("$" + loop.text("each", "item"), "item").with("$" + loop.text("at", "index"), "index");
        inside(node, task.list("do"), seen);
        line.approximated("each round begins with the same data, and its result is the list of all rounds' results");
        if (task.has("while")) {
            line.approximated("its condition 'while' was left out: it walks over all items");
        }
        return List.of(new Exit(node.id, "[nodes." + node.id + ".items.result]", node.id));
    }

    List<Exit> fork(NodeDraft join, Source fork, String name, List<Exit> entry) {
        var results = new ArrayList<String>();
        var wires = new ArrayList<Exit>();
        for (Map.Entry<String, Source> branch :
                Conversion.tasks(fork.list("branches")).entrySet()) {
            List<?> one = List.of(Map.of(branch.getKey(), branch.getValue().map()));
            var list = new TaskList(known, outer, path + "/", one);
            List<Exit> exits = list.convert(
                    entry.stream()
                            .map(exit -> new Exit(exit.wire(), scope.dot(), exit.ran()))
                            .toList(),
                    scope);
            wires.addAll(exits);
            results.add(Exit.data(exits));
        }
        boolean race = fork.flag("compete");
        join.type = "data.transform@1";
        join.with("value", Mixed.of("[" + String.join(", ", results) + "]" + (race ? "[0]" : "")));
        outer.add(join).needs(Exit.wires(wires)).title(name);
        line.node(join.id);
        if (race) {
            line.approximated("its branches do not race: all run to their end, and the first one's result is taken");
        }
        return List.of(new Exit(join.id, "nodes." + join.id + ".value", join.id));
    }

    List<Exit> attempt(NodeDraft node, Source task, String name) {
        Source handler = task.child("catch");
        node.type = "flow.group@1";
        inside(node, task.list("try"), scope);
        node.retry = retry(handler.get("retry"));
        Source errors = handler.child("errors");
        if (!errors.map().isEmpty() || handler.has("when") || handler.has("exceptWhen")) {
            line.approximated("it catches every error, not only those it names");
        }
        Exit plain = new Exit(node.id, "nodes." + node.id + ".result", "");
        if (handler.list("do").isEmpty()) {
            if (node.retry == null) {
                node.goesOn = true;
                line.approximated("after an error it goes on with nothing");
            }
            return List.of(plain);
        }
        Scope seen = scope.with("$" + handler.text("as", "error"), "nodes." + node.id + ".error");
        List<Exit> caught = new TaskList(known, outer, path + "/catch/", handler.list("do"))
                .convert(List.of(new Exit(node.id + ".error", scope.dot(), "")), seen);
        var all = new ArrayList<>(caught);
        all.add(plain);
        return all;
    }

    private @Nullable Map<String, Object> retry(@Nullable Object raw) {
        Source policy = raw instanceof String named ? known.use.child("retries").child(named) : Source.of(raw);
        if (policy.map().isEmpty()) {
            return null;
        }
        long count = policy.child("limit").child("attempt").number("count", 3);
        var retry = new LinkedHashMap<String, Object>();
        retry.put("attempts", Math.clamp(count, 1, 100));
        String delay = Durations.of(policy.get("delay"));
        if (delay != null) {
            retry.put("delay", delay);
        }
        if (policy.child("backoff").has("exponential")) {
            retry.put("backoff", "exponential");
        }
        line.approximated("only errors marked as retryable are tried again");
        return retry;
    }
}
