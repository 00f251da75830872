package dev.foldwork.flow.trace.run;

import dev.foldwork.flow.nodetype.NodeType;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.NodePath;
import dev.foldwork.flow.run.NodeState;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.trace.RunTrace;
import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.TraceStart;
import dev.foldwork.flow.trace.Traceparent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a run that has ended, out of its record: the same on every engine, whole though processes died, and each
 * parent among them. Not thread-safe.
 */
public final class RunSpans {

    private static final Pattern BODY = Pattern.compile("(.*?)(?:~(\\d+))?(?:\\[\\d+])?");

    private final String run;
    private final Plan plan;
    private final Places places;
    private final Predicate<String> client;
    private final Map<String, NodeTrace> nodes = new LinkedHashMap<>();
    private @Nullable RunEvent first;
    private @Nullable RunEvent last;

    /**
     * @param run the run's id
     * @param client whether attempts of a type call others over the network
     */
    public RunSpans(String run, Plan plan, Predicate<String> client) {
        this.run = run;
        this.plan = plan;
        this.places = new Places(plan);
        this.client = client;
    }

    /** Returns which types call others. */
    public static Predicate<String> callers(NodeTypes types) {
        return type -> types.find(type)
                .map(NodeType::capabilities)
                .filter(capabilities -> capabilities.contains("net"))
                .isPresent();
    }

    /** Takes in the next event. */
    public void add(RunEvent event) {
        switch (event.kind()) {
            case RUN_STARTED -> first = event;
            case RUN_FINISHED -> last = event;
            case NODE_STARTED, NODE_WAITING, NODE_ASKING, NODE_ANSWERED, NODE_RETRYING, NODE_SETTLED, NODE_USAGE ->
                nodes.computeIfAbsent(event.path(), NodeTrace::new).add(event);
            case NODE_LOG, RUN_PAUSED, RUN_RESUMED, RUN_PARKED -> {}
        }
    }

    /** Returns the spans; none for a run that nobody traces or that has not ended. */
    public List<Span> spans() {
        RunEvent begun = first;
        RunEvent ended = last;
        if (begun == null || ended == null) {
            return List.of();
        }
        TraceStart start = TraceStart.from(begun.data());
        return Traceparent.read(start.run())
                .map(own -> spans(start, new RunTrace(own), begun, ended))
                .orElse(List.of());
    }

    private List<Span> spans(TraceStart start, RunTrace trace, RunEvent begun, RunEvent ended) {
        var spans = new ArrayList<Span>();
        String code = ended.data().get("error") instanceof Map<?, ?> error ? Span.code(error.get("code")) : null;
        Map<String, Object> attributes = attributes();
        attributes.put("foldwork.run.state", String.valueOf(ended.data().get("state")));
        spans.add(new Span(
                trace.run(),
                Traceparent.read(start.caller()).orElse(null),
                Span.Kind.INTERNAL,
                "run " + plan.flow(),
                begun.at(),
                later(begun.at(), ended.at()),
                attributes,
                code,
                Traceparent.read(start.repeats()).map(List::of).orElse(List.of())));
        Map<String, BodyTrace> bodies = new TreeMap<>();
        for (NodeTrace node : nodes.values()) {
            if (node.shows()) {
                String body = node.path().substring(0, Math.max(0, node.path().lastIndexOf('.')));
                bodies.computeIfAbsent(body, path -> body(path, trace)).add(node.start(), node.end(ended.at()));
                node(node, body, trace, ended.at(), spans);
            }
        }
        var entered = new LinkedHashMap<Traceparent, Long>();
        bodies.values().forEach(body -> entered.merge(body.parent, 1L, Long::sum));
        bodies.values().forEach(body -> spans.add(body.span(Objects.requireNonNull(entered.get(body.parent)))));
        return spans;
    }

    private Map<String, Object> attributes() {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("foldwork.run.id", run);
        attributes.put("foldwork.flow.name", plan.flow());
        attributes.put("foldwork.flow.hash", plan.hash());
        attributes.put(
                "foldwork.engine",
                first == null ? "" : String.valueOf(first.data().get("engine")));
        return attributes;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isBefore(one) ? one : other;
    }

    private void node(NodeTrace node, String body, RunTrace trace, Instant runEnd, List<Span> spans) {
        String type = Optional.ofNullable(node.type())
                .or(() -> places.step(node.path()).map(step -> step.type()))
                .orElse("unknown");
        Map<String, Object> attributes = attributes();
        attributes.put("foldwork.node.path", node.path());
        attributes.put("foldwork.node.type", type);
        var own = new LinkedHashMap<>(attributes);
        own.put("foldwork.node.state", node.state().wire());
        own.put("foldwork.kept", node.kept());
        spans.add(new Span(
                trace.node(node.path()),
                trace.body(body),
                Span.Kind.INTERNAL,
                "node " + type,
                node.start(),
                later(node.start(), node.end(runEnd)),
                own,
                node.code(),
                List.of()));
        List<NodeTrace.Stretch> stretches = node.stretches(runEnd);
        for (NodeTrace.Stretch stretch : stretches) {
            boolean lastOne = stretch == stretches.getLast();
            spans.add(attempt(node, type, stretch, trace, attributes, lastOne));
        }
    }

    private Span attempt(
            NodeTrace node,
            String type,
            NodeTrace.Stretch stretch,
            RunTrace trace,
            Map<String, Object> common,
            boolean last) {
        var attributes = new LinkedHashMap<>(common);
        attributes.put("foldwork.attempt", (long) stretch.attempt());
        attributes.put("foldwork.node.state", stretch.state().wire());
        List<Traceparent> links = List.of();
        if (stretch.number() > 0) {
            attributes.put("foldwork.resumes", true);
            links = List.of(trace.stretch(node.path(), stretch.attempt(), stretch.number() - 1));
        }
        if (last && node.inputTokens() + node.outputTokens() > 0) {
            attributes.put("gen_ai.usage.input_tokens", node.inputTokens());
            attributes.put("gen_ai.usage.output_tokens", node.outputTokens());
        }
        boolean failed = stretch.state() == NodeState.FAILED || stretch.state() == NodeState.TIMED_OUT;
        return new Span(
                trace.stretch(node.path(), stretch.attempt(), stretch.number()),
                trace.node(node.path()),
                client.test(type) ? Span.Kind.CLIENT : Span.Kind.INTERNAL,
                "attempt " + type,
                stretch.start(),
                stretch.end(),
                attributes,
                failed ? stretch.code() : null,
                links);
    }

    /** A body stands in the attempt that entered it, in the node where no attempt is recorded, at least in the run. */
    private BodyTrace body(String path, RunTrace trace) {
        Map<String, Object> attributes = attributes();
        if (path.equals(NodePath.ROOT)) {
            attributes.put("foldwork.body.kind", "flow");
            return new BodyTrace("body", trace.body(path), trace.run(), attributes);
        }
        String holder = path;
        int attempt = 1;
        Matcher parts = BODY.matcher(path);
        if (!nodes.containsKey(path) && parts.matches()) {
            holder = parts.group(1);
            attempt = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        }
        attributes.put(
                "foldwork.body.kind", places.step(holder).map(Places::kind).orElse("none"));
        return new BodyTrace("body " + path, trace.body(path), parent(holder, attempt, trace), attributes);
    }

    private Traceparent parent(String holder, int attempt, RunTrace trace) {
        NodeTrace node = nodes.get(holder);
        if (node == null || !node.shows()) {
            return trace.run();
        }
        boolean recorded = node.stretches(Instant.MAX).stream().anyMatch(stretch -> stretch.attempt() == attempt);
        return recorded ? trace.attempt(holder, attempt) : trace.node(holder);
    }

    /** A body that was entered, as long as its nodes. */
    private static final class BodyTrace {

        private final String name;
        private final Traceparent place;
        private final Traceparent parent;
        private final Map<String, Object> attributes;
        private Instant start = Instant.MAX;
        private Instant end = Instant.MIN;

        BodyTrace(String name, Traceparent place, Traceparent parent, Map<String, Object> attributes) {
            this.name = name;
            this.place = place;
            this.parent = parent;
            this.attributes = attributes;
        }

        void add(Instant from, Instant to) {
            start = from.isBefore(start) ? from : start;
            end = to.isAfter(end) ? to : end;
        }

        /** @param siblings bodies that the same attempt entered, itself among them */
        Span span(long siblings) {
            attributes.put("foldwork.body.items", siblings);
            return new Span(place, parent, Span.Kind.INTERNAL, name, start, end, attributes, null, List.of());
        }
    }
}
