package dev.foldwork.flow.importing.draft;

import dev.foldwork.flow.expression.References;
import dev.foldwork.flow.template.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces expressions that name what they cannot see: a node that does not surely run before, or a secret where none
 * may stand. What is replaced fails the run when it is reached, and stands in the report.
 */
public final class LooseEnds {

    private final FlowDraft flow;

    private LooseEnds(FlowDraft flow) {
        this.flow = flow;
    }

    /** Mends the whole flow. */
    public static void mend(FlowDraft flow) {
        var ends = new LooseEnds(flow);
        ends.body(flow.body, Set.of());
        ends.values(flow.body.outputs, flow.body.nodes.keySet(), false, flow.report.workflow());
    }

    private void body(BodyDraft body, Set<String> outside) {
        for (NodeDraft node : body.nodes.values()) {
            Set<String> before = before(body, node);
            var seen = new HashSet<>(outside);
            seen.removeAll(body.nodes.keySet());
            seen.addAll(before);
            Report.Line line = flow.report.leadingTo(node.id);
            if (node.body != null) {
                body(node.body, seen);
                var inside = new HashSet<>(seen);
                inside.addAll(node.body.nodes.keySet());
                values(node.body.outputs, inside, false, line);
                if (node.with.containsKey("next")) {
                    node.with.put("next", value(node.with.get("next"), inside, false, line));
                }
            }
            boolean loop = node.type.equals("flow.loop@1");
            boolean secrets = node.type.equals("http.request@1");
            node.with.replaceAll(
                    (name, value) -> loop && name.equals("next") ? value : value(value, seen, secrets, line));
        }
    }

    private static Set<String> before(BodyDraft body, NodeDraft node) {
        var before = new HashSet<String>();
        var open = new ArrayDeque<String>(node.needs);
        while (!open.isEmpty()) {
            String wire = open.pop();
            int dot = wire.indexOf('.');
            String id = dot < 0 ? wire : wire.substring(0, dot);
            NodeDraft earlier = body.nodes.get(id);
            if (earlier != null && before.add(id)) {
                open.addAll(earlier.needs);
            }
        }
        return before;
    }

    private void values(Map<String, @Nullable Object> values, Set<String> seen, boolean secrets, Report.Line line) {
        values.replaceAll((name, value) -> value(value, seen, secrets, line));
    }

    private @Nullable Object value(@Nullable Object value, Set<String> seen, boolean secrets, Report.Line line) {
        return switch (value) {
            case String text when text.contains("${") -> text(text, seen, secrets, line);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), value(item, seen, secrets, line)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(item -> copy.add(value(item, seen, secrets, line)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }

    private String text(String text, Set<String> seen, boolean secrets, Report.Line line) {
        if (!Template.problems(text).isEmpty()) {
            line.unsupported("the text '" + Texts.cut(text, 60) + "' could not be written as an expression");
            return Placeholders.expression(text);
        }
        References used = Template.parse(text).references();
        for (String node : used.nodes()) {
            if (!seen.contains(node)) {
                line.unsupported("it reads '" + node
                        + "', which does not surely run before it; the node fails there until you mend it");
                return Placeholders.expression("a value of " + node);
            }
        }
        if (!secrets && !used.secrets().isEmpty()) {
            line.unsupported("it reads a secret where no secret may stand; the node fails there until you mend it");
            return Placeholders.expression("a secret");
        }
        used.inputs().stream()
                .filter(name -> !name.equals("*"))
                .forEach(name -> flow.inputs.computeIfAbsent(name, given -> new LinkedHashMap<String, Object>()));
        if (used.dynamic().contains("nodes")) {
            line.unsupported("an expression reaches all nodes at once; the node fails there until you mend it");
            return Placeholders.expression("all nodes");
        }
        return text;
    }
}
