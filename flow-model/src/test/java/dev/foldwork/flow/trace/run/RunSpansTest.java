package dev.foldwork.flow.trace.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.check.FlowCompiler;
import dev.foldwork.flow.check.FlowSource;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.RunEvent;
import dev.foldwork.flow.run.RunEvent.Kind;
import dev.foldwork.flow.trace.RunTrace;
import dev.foldwork.flow.trace.Span;
import dev.foldwork.flow.trace.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunSpansTest {

    private static final Instant AT = Instant.parse("2026-11-27T02:00:00Z");
    private static final Traceparent RUN = Traceparent.fresh();
    private static final RunTrace TRACE = new RunTrace(RUN);
    private static final Map<String, Object> TYPE = Map.of("type", "data.set@1");

    private final List<RunEvent> events = new ArrayList<>();

    private static Plan plan() {
        String text = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: traced }
                spec:
                  nodes:
                    a: { type: data.set@1, with: { v: 1 } }
                    group:
                      type: flow.group@1
                      nodes: { call: { type: http.request@1, with: { url: "http://example.com" } } }
                    each:
                      type: flow.for_each@1
                      with: { items: [1, 2] }
                      nodes: { inner: { type: flow.group@1, nodes: { x: { type: data.set@1, with: { v: 1 } } } } }
                """;
        var read = FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "traced.flow.yaml");
        var source = new FlowSource(Objects.requireNonNull(read.document()), path -> Optional.empty());
        var checked = FlowCompiler.compile(source, NodeTypes.builtIn());
        return Objects.requireNonNull(checked.plan(), () -> checked.problems().toString());
    }

    private RunSpansTest tell(int second, Kind kind, String path, int attempt, Map<String, Object> data) {
        events.add(new RunEvent(events.size() + 1L, AT.plusSeconds(second), kind, path, attempt, Map.copyOf(data)));
        return this;
    }

    private RunSpansTest begin() {
        return tell(0, Kind.RUN_STARTED, "", 0, Map.of("engine", "local", "traceparent", RUN.text()));
    }

    private RunSpansTest settle(int second, String path, int attempt, String state) {
        return tell(second, Kind.NODE_SETTLED, path, attempt, Map.of("state", state));
    }

    private Map<Traceparent, Span> end(int second) {
        tell(second, Kind.RUN_FINISHED, "", 0, Map.of("state", "succeeded"));
        var spans = new RunSpans("run-1", plan(), RunSpans.callers(NodeTypes.builtIn()));
        events.forEach(spans::add);
        Map<Traceparent, Span> all = spans.spans().stream().collect(Collectors.toMap(Span::place, span -> span));
        assertThat(all.values())
                .allMatch(span -> span.place().equals(RUN) || all.containsKey(span.parent()))
                .allMatch(span -> !span.end().isBefore(span.start()))
                .allMatch(span -> "run-1".equals(span.attributes().get("foldwork.run.id")));
        return all;
    }

    private static long[] seconds(Span span) {
        return new long[] {
            span.start().getEpochSecond() - AT.getEpochSecond(), span.end().getEpochSecond() - AT.getEpochSecond()
        };
    }

    @Test
    void hasARunABodyANodeAndAnAttempt() {
        begin().tell(1, Kind.NODE_STARTED, "a", 1, TYPE).settle(3, "a", 1, "succeeded");
        Map<Traceparent, Span> spans = end(4);
        assertThat(spans.values().stream().map(Span::name))
                .containsExactlyInAnyOrder("run traced", "body", "node data.set@1", "attempt data.set@1");
        assertThat(seconds(spans.get(RUN))).containsExactly(0, 4);
        Span attempt = spans.get(TRACE.attempt("a", 1));
        assertThat(seconds(attempt)).containsExactly(1, 3);
        assertThat(attempt.parent()).isEqualTo(TRACE.node("a"));
        assertThat(spans.get(TRACE.node("a")).parent()).isEqualTo(TRACE.body(""));
        assertThat(spans.get(TRACE.body("")).parent()).isEqualTo(RUN);
    }

    @Test
    void isNotHeldOpenWhileANodeWaits() {
        begin().tell(1, Kind.NODE_STARTED, "a", 1, TYPE)
                .tell(2, Kind.NODE_ASKING, "a", 1, Map.of())
                .tell(50, Kind.NODE_ANSWERED, "a", 1, Map.of("by", "Anna"))
                .tell(
                        51,
                        Kind.NODE_WAITING,
                        "a",
                        1,
                        Map.of("until", AT.plusSeconds(90).toString()))
                .settle(91, "a", 1, "succeeded");
        Map<Traceparent, Span> spans = end(91);
        Span first = spans.get(TRACE.stretch("a", 1, 0));
        Span second = spans.get(TRACE.stretch("a", 1, 1));
        Span third = spans.get(TRACE.stretch("a", 1, 2));
        assertThat(seconds(first)).containsExactly(1, 2);
        assertThat(seconds(second)).containsExactly(50, 51);
        assertThat(seconds(third)).containsExactly(90, 91);
        assertThat(first.attributes()).doesNotContainKey("foldwork.resumes");
        assertThat(third.attributes()).containsEntry("foldwork.resumes", true);
        assertThat(third.links()).containsExactly(second.place());
    }

    @Test
    void hasASpanPerAttemptWithItsCode() {
        var error = Map.<String, Object>of("error", Map.of("code", "TOO_SAD", "message", "secret words"));
        begin().tell(1, Kind.NODE_STARTED, "a", 1, TYPE)
                .tell(2, Kind.NODE_RETRYING, "a", 1, error)
                .tell(5, Kind.NODE_STARTED, "a", 2, TYPE)
                .settle(6, "a", 2, "succeeded");
        Map<Traceparent, Span> spans = end(7);
        assertThat(spans.get(TRACE.attempt("a", 1)).error()).isEqualTo("TOO_SAD");
        assertThat(seconds(spans.get(TRACE.attempt("a", 1)))).containsExactly(1, 2);
        assertThat(spans.get(TRACE.attempt("a", 2)).error()).isNull();
        assertThat(spans.get(TRACE.node("a")).error()).isNull();
        assertThat(spans.toString()).doesNotContain("secret words");
    }

    @Test
    void showsNoCodeThatMayHoldAValue() {
        begin().tell(1, Kind.NODE_STARTED, "a", 1, TYPE)
                .tell(2, Kind.NODE_SETTLED, "a", 1, Map.of("state", "failed", "error", Map.of("code", "a b@c.de")));
        assertThat(end(3).get(TRACE.node("a")).error()).isEqualTo("_OTHER");
    }

    @Test
    void takesEventsThatWereToldLate() {
        begin().settle(3, "a", 1, "succeeded").tell(1, Kind.NODE_STARTED, "a", 1, TYPE);
        assertThat(seconds(end(4).get(TRACE.attempt("a", 1)))).containsExactly(1, 3);
    }

    @Test
    void nestsBodiesInTheAttemptThatEnteredThem() {
        begin();
        for (String path :
                List.of("group", "group~2.call", "each", "each[0].inner", "each[0].inner.x", "each[1].inner")) {
            tell(1, Kind.NODE_STARTED, path, 1, Map.of()).settle(2, path, 1, "succeeded");
        }
        tell(3, Kind.NODE_STARTED, "group", 2, Map.of());
        Map<Traceparent, Span> spans = end(4);
        assertThat(spans.get(TRACE.body("group~2")).parent()).isEqualTo(TRACE.attempt("group", 2));
        assertThat(spans.get(TRACE.attempt("group~2.call", 1)).kind()).isEqualTo(Span.Kind.CLIENT);
        Span item = spans.get(TRACE.body("each[1]"));
        assertThat(item.parent()).isEqualTo(TRACE.attempt("each", 1));
        assertThat(item.name()).isEqualTo("body each[1]");
        assertThat(item.attributes())
                .containsEntry("foldwork.body.kind", "for_each")
                .containsEntry("foldwork.body.items", 2L);
        assertThat(spans.get(TRACE.body("each[0].inner")).parent()).isEqualTo(TRACE.attempt("each[0].inner", 1));
        assertThat(spans.get(TRACE.node("each[0].inner.x")).name()).isEqualTo("node data.set@1");
    }

    @Test
    void hangsWhatARerunKeptWhereItFindsAParent() {
        begin().tell(0, Kind.NODE_SETTLED, "each[0].inner.x", 0, Map.of("state", "succeeded", "kept", true))
                .tell(0, Kind.NODE_SETTLED, "group", 0, Map.of("state", "succeeded", "kept", true))
                .tell(0, Kind.NODE_SETTLED, "group.call", 0, Map.of("state", "succeeded", "kept", true));
        Map<Traceparent, Span> spans = end(1);
        assertThat(spans.get(TRACE.node("group")).attributes()).containsEntry("foldwork.kept", true);
        assertThat(spans.get(TRACE.body("group")).parent()).isEqualTo(TRACE.node("group"));
        assertThat(spans.get(TRACE.body("each[0].inner")).parent()).isEqualTo(RUN);
    }

    @Test
    void hasNoSpanWhereNothingHappened() {
        begin().settle(1, "a", 0, "skipped").settle(1, "group", 0, "cancelled");
        assertThat(end(2)).containsOnlyKeys(RUN);
    }

    @Test
    void isEmptyForARunThatNobodyTracesOrThatGoesOn() {
        var untraced = new RunSpans("run-1", plan(), type -> false);
        untraced.add(new RunEvent(1, AT, Kind.RUN_STARTED, "", 0, Map.of("engine", "local")));
        untraced.add(new RunEvent(2, AT, Kind.RUN_FINISHED, "", 0, Map.of("state", "succeeded")));
        assertThat(untraced.spans()).isEmpty();
        begin();
        var open = new RunSpans("run-1", plan(), type -> false);
        events.forEach(open::add);
        assertThat(open.spans()).isEmpty();
    }
}
