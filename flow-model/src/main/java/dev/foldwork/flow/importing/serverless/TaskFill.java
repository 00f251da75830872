package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.BodyDraft;
import dev.foldwork.flow.importing.draft.Ids;
import dev.foldwork.flow.importing.draft.NodeDraft;
import dev.foldwork.flow.importing.draft.Placeholders;
import dev.foldwork.flow.importing.draft.Report;
import dev.foldwork.flow.importing.draft.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts one task into a node and says how it is left. */
final class TaskFill {

    private static final List<String> KINDS =
            List.of("try", "for", "fork", "switch", "call", "set", "wait", "raise", "run", "emit", "listen", "do");

    private final Conversion known;
    private final BodyDraft body;
    private final String path;
    private final Report.Line line;
    private final Scope scope;
    private final Values values;
    private final NodeDraft node;

    TaskFill(Conversion known, BodyDraft body, String path, String id, Report.Line line, Scope scope) {
        this.known = known;
        this.body = body;
        this.path = path;
        this.line = line;
        this.scope = scope;
        this.values = new Values(scope, line);
        this.node = new NodeDraft(id, "data.set@1");
    }

    /** Returns what a task is: the key that tells it, with the called protocol behind {@code call}. */
    static String kind(Source task) {
        String kind = KINDS.stream().filter(task::has).findFirst().orElse("unknown");
        return kind.equals("call") ? "call " + task.text("call", "") : kind;
    }

    List<Exit> fill(Source task, String name, List<Exit> entry) {
        String kind = kind(task);
        var holders = new Holders(known, body, path, line, scope);
        if (kind.equals("fork")) {
            return holders.fork(node, task.child("fork"), name, entry);
        }
        body.add(node).needs(Exit.wires(entry)).title(name);
        line.node(node.id);
        String timeout = Durations.of(task.child("timeout").get("after"));
        if (timeout != null) {
            node.timeout = timeout;
        } else if (task.has("timeout")) {
            line.approximated("its timeout was left out");
        }
        return switch (kind) {
            case "do" -> holders.group(node, task.list("do"));
            case "for" -> holders.each(node, task);
            case "try" -> holders.attempt(node, task, name);
            case "set" -> set(task.get("set"));
            case "call http" ->
                new HttpCall(known, node, line, values)
                        .fill(task.child("with"))
                        .map(data -> List.of(new Exit(node.id, data, node.id)))
                        .orElseGet(() -> placeholder(kind, name, task));
            case "wait" -> pause(kind, name, task);
            case "raise" -> raise(task);
            case "run" ->
                task.child("run").has("workflow")
                        ? call(task.child("run").child("workflow"))
                        : placeholder(kind, name, task);
            default -> placeholder(kind, name, task);
        };
    }

    private List<Exit> left(String data) {
        return List.of(new Exit(node.id, data, node.id));
    }

    private List<Exit> placeholder(String kind, String name, Source task) {
        node.timeout = null;
        Placeholders.fill(node, name, kind, task.map());
        line.unsupported(
                switch (kind) {
                    case "run" -> "containers, scripts and commands are not started by a flow";
                    case "call http" -> "its method is not offered, or it has no address";
                    case "emit", "listen" -> "there are no events between flows";
                    default -> "there is no node that does what '" + kind + "' does here";
                });
        return left("nodes." + node.id);
    }

    private List<Exit> set(@Nullable Object raw) {
        if (raw instanceof Map<?, ?> map) {
            map.forEach((key, value) -> node.with(String.valueOf(key), values.setting(value)));
            return left("nodes." + node.id);
        }
        node.type = "data.transform@1";
        node.with("value", values.setting(raw));
        return left("nodes." + node.id + ".value");
    }

    private List<Exit> pause(String kind, String name, Source task) {
        String duration = Durations.of(task.get("wait"));
        if (duration == null) {
            return placeholder(kind, name, task);
        }
        node.type = "time.wait@1";
        node.with("for", duration);
        return left(scope.dot());
    }

    private List<Exit> raise(Source task) {
        Object raw = task.child("raise").get("error");
        Source error = raw instanceof String named ? known.use.child("errors").child(named) : Source.of(raw);
        String type = error.text("type", raw instanceof String named ? named : "error");
        String last = type.substring(type.lastIndexOf('/') + 1);
        node.type = "flow.fail@1";
        node.with("code", Ids.plain(last).toUpperCase(Locale.ROOT));
        String title = error.text("title", last);
        node.with("message", values.setting(error.text("detail", title)));
        if (error.has("status")) {
            node.with("details", values.setting(Map.of("status", Objects.requireNonNull(error.get("status")))));
        }
        return List.of();
    }

    private List<Exit> call(Source workflow) {
        node.type = "flow.call@1";
        node.uses = "./" + Ids.plain(workflow.text("name", "workflow")) + ".flow.yaml";
        known.flow.calls.add(node.uses);
        Object input = workflow.get("input");
        if (input instanceof Map<?, ?> map) {
            map.forEach((key, value) -> node.with(String.valueOf(key), values.setting(value)));
        } else if (input != null) {
            line.approximated("its input is one expression; name the inputs of the called flow in 'with'");
        }
        line.mapped("it calls the file beside the flow, whatever its version");
        return left("nodes." + node.id + ".result");
    }
}
