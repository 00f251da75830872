package dev.foldwork.conductor.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.conductor.client.RunContext;
import dev.foldwork.conductor.compiler.Closing;
import dev.foldwork.conductor.compiler.Place;
import dev.foldwork.conductor.compiler.Role;
import dev.foldwork.conductor.compiler.TaskSpec;
import dev.foldwork.flow.run.RunEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

    private static final KeyedEvent EVENT =
            new KeyedEvent("r", "a", 1, Kind.NODE_SETTLED, 0, Instant.EPOCH, Map.of("state", "succeeded"));

    private final TestingReporter told = new TestingReporter();

    @Test
    void tellsOnceHoweverManyFindThatTheEngineHasIt() throws InterruptedException {
        Delivery delivery = delivery(new TaskOutcome.Completed(Map.of(), List.of(EVENT)));
        var go = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                await(go);
                delivery.taken();
            }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(told.events).containsExactly(EVENT);
        assertThat(delivery.over(Duration.ZERO)).isTrue();
    }

    @Test
    void tellsNothingOfWhatNeverArrived() throws InterruptedException {
        Delivery delivery = delivery(new TaskOutcome.Completed(Map.of(), List.of(EVENT)));
        assertThat(delivery.over(Duration.ofMillis(1))).isFalse();
        delivery.close();
        delivery.taken();
        assertThat(told.events).isEmpty();
        assertThat(delivery.over(Duration.ZERO)).isTrue();
    }

    @Test
    void knowsWhatTheEngineMustShow() {
        assertThat(delivery(new TaskOutcome.Completed(Map.of(), List.of())).status())
                .isEqualTo("COMPLETED");
        assertThat(delivery(new TaskOutcome.EndsBody(Map.of(), List.of())).status())
                .isEqualTo("FAILED_WITH_TERMINAL_ERROR");
        assertThat(delivery(new TaskOutcome.Later(1, Map.of(), List.of())).endsTask())
                .isFalse();
        assertThat(delivery(new TaskOutcome.Soon(Map.of(), List.of())).endsTask())
                .isFalse();
    }

    private Delivery delivery(TaskOutcome outcome) {
        var spec = new TaskSpec(Role.LEAF, Place.ONCE, null, null, new Closing.Nothing(), Map.of());
        var context = new RunContext("r", "", "", Instant.EPOCH, null, Map.of());
        var task = new NodeTask("t", "w", null, spec, Map.of(), Map.of(), context, false);
        return new Delivery(task, outcome, told);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps what it is told. */
    private static final class TestingReporter implements RunReporter {

        private final List<KeyedEvent> events = new ArrayList<>();

        @Override
        public synchronized void report(List<KeyedEvent> more) {
            events.addAll(more);
        }

        @Override
        public Set<String> paused() {
            return Set.of();
        }

        @Override
        public Set<String> cancelled() {
            return Set.of();
        }

        @Override
        public void close() {}
    }
}
