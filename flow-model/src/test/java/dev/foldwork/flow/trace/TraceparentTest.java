package dev.foldwork.flow.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String TEXT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Traceparent CALLER = Traceparent.read(TEXT).orElseThrow();

    @Test
    void readsAndWritesTheHeader() {
        assertThat(CALLER).isEqualTo(new Traceparent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true));
        assertThat(CALLER.text()).isEqualTo(TEXT);
        assertThat(Traceparent.read(TEXT.replaceAll("1$", "0")).orElseThrow().sampled())
                .isFalse();
        assertThat(Traceparent.read(Traceparent.fresh().text())).isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
            })
    void takesNothingElseForOne(@Nullable String text) {
        assertThat(Traceparent.read(text)).isEmpty();
    }

    @Test
    void namesTheSamePlacesInEveryProcess() {
        var here = new RunTrace(CALLER);
        var there = new RunTrace(Traceparent.read(CALLER.text()).orElseThrow());
        assertThat(here.attempt("each[0].page", 2)).isEqualTo(there.attempt("each[0].page", 2));
        assertThat(here.attempt("each[0].page", 2).trace()).isEqualTo(CALLER.trace());
        assertThat(java.util.List.of(
                        here.run(),
                        here.node("a"),
                        here.body("a"),
                        here.attempt("a", 1),
                        here.attempt("a", 2),
                        here.stretch("a", 1, 1),
                        here.attempt("b", 1),
                        new RunTrace(CALLER.next()).node("a")))
                .doesNotHaveDuplicates();
    }

    @Test
    void continuesTheAttemptOnlyWhereSomebodyRecordsIt() {
        assertThat(RunTrace.continued(null, true, "a", 1)).isNull();
        assertThat(RunTrace.continued(TEXT, false, "a", 1)).isEqualTo(TEXT);
        assertThat(RunTrace.continued(TEXT, true, "a", 1))
                .isEqualTo(new RunTrace(CALLER).attempt("a", 1).text());
    }

    @Test
    void aRunHasAPlaceOfItsOwnWhereSpansAreRecorded() {
        TraceStart start = TraceStart.of(true, CALLER, "old");
        Traceparent own = Traceparent.read(start.run()).orElseThrow();
        assertThat(own.trace()).isEqualTo(CALLER.trace());
        assertThat(own.span()).isNotEqualTo(CALLER.span());
        assertThat(start.caller()).isEqualTo(TEXT);
        assertThat(start.repeats()).isEqualTo("old");
        assertThat(Traceparent.read(TraceStart.of(true, null, null).run())).isPresent();
    }

    @Test
    void aRunHandsOnItsCallersTraceWhereNoneAreRecorded() {
        assertThat(TraceStart.of(false, CALLER, null)).isEqualTo(new TraceStart(TEXT, null, null));
        assertThat(TraceStart.of(false, null, "old")).isEqualTo(TraceStart.NONE);
    }

    @Test
    void standsInTheFirstEventOnlyWhenThereIsOne() {
        var data = new LinkedHashMap<String, @Nullable Object>();
        TraceStart.NONE.putInto(data);
        assertThat(data).isEmpty();
        TraceStart start = TraceStart.of(true, CALLER, TEXT);
        start.putInto(data);
        assertThat(data).containsOnlyKeys("traceparent", "traceCaller", "traceRepeats");
        assertThat(TraceStart.from(data)).isEqualTo(start);
        assertThat(TraceStart.from(Map.of("traceparent", 7))).isEqualTo(TraceStart.NONE);
    }
}
