package dev.foldwork.flow.check;

import dev.foldwork.flow.check.Reporter.Place;
import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.plan.Body;
import dev.foldwork.flow.plan.Handling;
import dev.foldwork.flow.plan.Need;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.plan.Step;
import dev.foldwork.flow.template.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles one node of a body. */
final class Nodes {

    private static final int DEFAULT_ROUNDS = 1_000;

    private final Compilation flow;
    private final NodeDraft draft;
    private final Graph graph;
    private final Collection<String> siblings;
    private final Visible visible;
    private final String path;
    private final int depth;

    Nodes(
            Compilation flow,
            NodeDraft draft,
            Graph graph,
            Collection<String> siblings,
            Visible visible,
            String path,
            int depth) {
        this.flow = flow;
        this.draft = draft;
        this.graph = graph;
        this.siblings = siblings;
        this.visible = visible;
        this.path = path;
        this.depth = depth;
    }

    @Nullable
    Step compile(List<Need> needs, boolean errorConnected) {
        NodeType type = draft.type();
        Handling handling = new HandlingReader(flow.reporter, draft.keys()).read(errorConnected);
        if (type == null) {
            return null;
        }
        Map<String, @Nullable Object> with = with();
        new SettingsCheck(flow, draft, type).check(with);
        String id = draft.id();
        return switch (type.body()) {
            case NONE -> leaf(type, needs, handling, with);
            case ONCE -> {
                Template settings = settings(Map.of());
                Body body = body(Set.of());
                yield settings == null ? null : new Step.Group(id, type.id(), needs, handling, settings, body);
            }
            case PER_ITEM -> forEach(type, needs, handling, with);
            case ROUNDS -> loop(type, needs, handling, with);
            case CALLED_FLOW -> call(type, needs, handling, with);
            case ON_DEMAND -> throw new IllegalStateException("no built-in type has tools: " + type.id());
        };
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> with() {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(
                flow.withFiles(draft.with(), draft.place().at("with")));
    }

    private @Nullable Step leaf(
            NodeType type, List<Need> needs, Handling handling, Map<String, @Nullable Object> with) {
        Template settings = settings(with);
        Step.Connection connection = new ConnectionCheck(flow, draft, type).check(with);
        return settings == null ? null : new Step.Leaf(draft.id(), type.id(), needs, handling, settings, connection);
    }

    private @Nullable Step forEach(
            NodeType type, List<Need> needs, Handling handling, Map<String, @Nullable Object> with) {
        Template settings = settings(only(with, "items"));
        literal(with, "concurrency");
        literal(with, "onItemError");
        int concurrency = with.get("concurrency") instanceof Long number ? Math.clamp(number, 1, 64) : 1;
        boolean collect = "collect".equals(with.get("onItemError"));
        Body body = body(Set.of("item", "index"));
        return settings == null
                ? null
                : new Step.ForEach(draft.id(), type.id(), needs, handling, settings, concurrency, collect, body);
    }

    private @Nullable Step loop(
            NodeType type, List<Need> needs, Handling handling, Map<String, @Nullable Object> with) {
        var first = new LinkedHashMap<String, @Nullable Object>();
        first.put("state", with.get("state"));
        Template settings = settings(first);
        literal(with, "max");
        int max = with.get("max") instanceof Long number ? Math.clamp(number, 1, 100_000) : DEFAULT_ROUNDS;
        Set<String> names = Set.of("state", "iteration");
        Body body = body(names);
        Visible inner = inside(names);
        Expression condition = condition(with, inner);
        Template next = next(with, inner, body);
        return settings == null || condition == null || next == null
                ? null
                : new Step.Loop(draft.id(), type.id(), needs, handling, settings, condition, next, max, body);
    }

    private @Nullable Expression condition(Map<String, @Nullable Object> with, Visible inner) {
        Place at = draft.place().at("with", "while");
        Template template = with.containsKey("while") ? flow.template(with.get("while"), at) : null;
        if (template == null) {
            return null;
        }
        Expression expression = template.expression();
        if (expression == null) {
            flow.reporter.error(
                    "LOOP_WHILE", at, "'while' must be one expression", "write it like ${ state.left > 0 }");
            return null;
        }
        new ReferenceCheck(flow.reporter, inner, Set.of()).check(expression.references(), at, id -> false, draft.id());
        flow.noSecrets(template, at);
        return expression;
    }

    private @Nullable Template next(Map<String, @Nullable Object> with, Visible inner, Body body) {
        Place at = draft.place().at("with", "next");
        Template template = with.containsKey("next") ? flow.template(with.get("next"), at) : null;
        if (template != null) {
            var ids = new LinkedHashSet<String>();
            body.steps().forEach(step -> ids.add(step.id()));
            new ReferenceCheck(flow.reporter, inner, ids).check(template.references(), at, id -> true, "");
            flow.noSecrets(template, at);
        }
        return template;
    }

    private @Nullable Step call(
            NodeType type, List<Need> needs, Handling handling, Map<String, @Nullable Object> with) {
        Template settings = settings(with);
        String uses = draft.keys().text("uses");
        if (uses == null) {
            if (!draft.keys().has("uses")) {
                flow.reporter.error(
                        "USES_MISSING",
                        draft.place(),
                        "A flow.call@1 names no flow",
                        "add 'uses: ./other.flow.yaml' or 'uses: team/name@1'");
            }
            return null;
        }
        Plan called = flow.calls.compile(uses, draft.place().at("uses"), flow);
        if (called == null || settings == null) {
            return null;
        }
        new CallInputs(flow.reporter, draft.place()).check(with, called);
        new CallAccess(flow, draft.place().at("uses")).check(called);
        return new Step.Call(draft.id(), type.id(), needs, handling, settings, called);
    }

    /** Compiles settings that are resolved when the node becomes ready. */
    private @Nullable Template settings(Map<String, @Nullable Object> values) {
        Place at = draft.place().at("with");
        Template template = flow.template(values, at);
        if (template != null) {
            var references = new ReferenceCheck(flow.reporter, visible, siblings);
            template.visit((where, expression) -> references.check(
                    expression.references(),
                    Compilation.inside(at, where),
                    id -> graph.precedes(id, draft.id()),
                    draft.id()));
        }
        return template;
    }

    private void literal(Map<String, @Nullable Object> with, String name) {
        if (with.get(name) instanceof String text && text.contains("${")) {
            flow.reporter.error(
                    "SETTING_FIXED",
                    draft.place().at("with", name),
                    "'" + name + "' must be a fixed value, not an expression",
                    "write the value itself");
        }
    }

    private static Map<String, @Nullable Object> only(Map<String, @Nullable Object> with, String name) {
        var only = new LinkedHashMap<String, @Nullable Object>();
        only.put(name, with.get(name));
        return only;
    }

    private Visible inside(Set<String> names) {
        var before = new LinkedHashSet<String>();
        for (String sibling : siblings) {
            if (graph.precedes(sibling, draft.id())) {
                before.add(sibling);
            }
        }
        return visible.withNodes(before).withNames(names);
    }

    private Body body(Set<String> names) {
        return new Bodies(flow)
                .compile(
                        draft.keys().map("nodes"),
                        draft.keys().map("outputs"),
                        draft.place(),
                        path,
                        inside(names),
                        depth + 1);
    }
}
