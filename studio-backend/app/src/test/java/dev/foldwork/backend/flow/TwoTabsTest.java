package dev.foldwork.backend.flow;

import static dev.foldwork.backend.flow.FlowsTest.FLOWS;
import static dev.foldwork.backend.flow.FlowsTest.create;
import static dev.foldwork.backend.flow.FlowsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.flow.document.FlowReader;
import dev.foldwork.flow.json.JsonPatch;
import dev.foldwork.flow.json.PatchStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two people change one draft as fast as they can, without talking to each other. */
class TwoTabsTest {

    private static final int EDITS = 10_000;

    private final AtomicInteger left = new AtomicInteger(EDITS);
    private final AtomicInteger refusals = new AtomicInteger();

    /** What was accepted, by the revision it made: who, and the change. */
    private final ConcurrentSkipListMap<Long, Map.Entry<String, List<?>>> accepted = new ConcurrentSkipListMap<>();

    private String at;

    /** A refusal, to be compared with what was accepted when both have finished. */
    private record Refusal(long known, long now, List<Map<String, Object>> changes, long omitted) {}

    @Test
    void nothingIsLostSilently() throws Exception {
        TestingBackend backend = TestingBackend.shared();
        String team = backend.team();
        TestingCaller anna = backend.caller(team, "anna", "flows:write");
        TestingCaller ben = backend.caller(team, "ben", "flows:write");
        String flow = create(anna, text("shared"));
        at = FLOWS + "/" + flow + "/draft";
        long start = System.nanoTime();
        List<Refusal> told;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> edit("anna", anna, 1));
            var two = threads.submit(() -> edit("ben", ben, 2));
            told = new java.util.ArrayList<>(one.get());
            told.addAll(two.get());
        }
        System.out.printf(
                "flows: %d edits by two in %.1f s, %d accepted, %d refused%n",
                EDITS, (System.nanoTime() - start) / 1e9, accepted.size(), refusals.get());
        assertThat(accepted.size() + refusals.get()).isEqualTo(EDITS);
        assertThat(refusals.get()).isGreaterThan(EDITS / 20);
        assertThat(accepted.keySet()).first().isEqualTo(2L);
        assertThat(accepted.lastKey()).isEqualTo(accepted.size() + 1L);
        told.forEach(this::toldTheTruth);
        Answer end = anna.get(at);
        assertThat(end.whole("revision")).isEqualTo(accepted.lastKey());
        assertThat(end.text("text")).contains("# what it is for");
        assertThat(value(end.text("text"))).isEqualTo(replayed(value(text("shared"))));
    }

    private List<Refusal> edit(String name, TestingCaller who, long seed) {
        var random = new Random(seed);
        var told = new java.util.ArrayList<Refusal>();
        long known = 1;
        for (int i = 0; left.getAndDecrement() > 0; i++) {
            List<?> patch = patch(name, i, random);
            Answer answer = who.change("PATCH", at, known, Map.of("patch", patch));
            if (answer.status() == 200) {
                known = answer.whole("revision");
                assertThat(accepted.putIfAbsent(known, Map.entry(name, patch))).isNull();
            } else {
                assertThat(answer.is(412).code()).isEqualTo("DRAFT_CONFLICT");
                refusals.incrementAndGet();
                told.add(new Refusal(known, answer.whole("revision"), answer.list("changes"), answer.whole("omitted")));
                // Sometimes somebody does not look and tries again from where they were.
                known = random.nextInt(10) == 0 ? known : answer.whole("revision");
            }
        }
        return told;
    }

    /** Every patch fits every state, so that only a conflict can stand in its way. */
    private static List<?> patch(String name, int i, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(Map.of("op", "replace", "path", "/spec/nodes/a/with/v", "value", name + i));
            case 1 ->
                List.of(Map.of(
                        "op",
                        "add",
                        "path",
                        "/spec/nodes/n" + random.nextInt(20),
                        "value",
                        Map.of("type", "data.set@1", "with", Map.of("by", name + i))));
            case 2 ->
                List.of(
                        Map.of("op", "add", "path", "/metadata/tags/0", "value", "t" + random.nextInt(3)),
                        Map.of("op", "remove", "path", "/metadata/tags/1"));
            default -> List.of(Map.of("op", "add", "path", "/spec/nodes/a/note", "value", "line\n" + name + i));
        };
    }

    private void toldTheTruth(Refusal refusal) {
        assertThat(refusal.now()).isGreaterThan(refusal.known());
        assertThat(refusal.changes().size() + refusal.omitted()).isEqualTo(refusal.now() - refusal.known());
        for (Map<String, Object> change : refusal.changes()) {
            var truth = accepted.get((Long) change.get("revision"));
            assertThat(change.get("by")).isEqualTo(truth.getKey());
            assertThat((List<?>) change.get("paths"))
                    .hasSizeGreaterThan(0)
                    .allSatisfy(path -> assertThat(truth.getValue().toString()).contains(path.toString()));
        }
    }

    private Object replayed(Object value) {
        Object now = value;
        for (var each : accepted.values()) {
            now = JsonPatch.apply(now, PatchStep.list(each.getValue())).value();
        }
        return now;
    }

    private static Object value(String text) {
        return FlowReader.read(text.getBytes(StandardCharsets.UTF_8), "x")
                .document()
                .value();
    }
}
