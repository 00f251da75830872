package dev.foldwork.conductor.server.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EmptyQueuesTest {

    private static final int MANY = 20_000;
    private static final long PATIENCE_SECONDS = 60;

    /** The calls of the server's queues that matter here. */
    interface Queues {
        void push(String queue, String id, long seconds);

        List<String> pop(String queue, int count, int millis);

        int getSize(String queue);
    }

    /** Queues in memory that count how often somebody looks. */
    private static final class TestingQueues implements Queues {

        private final Map<String, List<String>> messages = Collections.synchronizedMap(new HashMap<>());
        private final AtomicInteger looks = new AtomicInteger();

        private List<String> of(String queue) {
            return messages.computeIfAbsent(queue, name -> Collections.synchronizedList(new ArrayList<>()));
        }

        @Override
        public void push(String queue, String id, long seconds) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("no id");
            }
            of(queue).add(id);
        }

        @Override
        public List<String> pop(String queue, int count, int millis) {
            looks.incrementAndGet();
            List<String> held = of(queue);
            synchronized (held) {
                var taken = new ArrayList<>(held.subList(0, Math.min(count, held.size())));
                held.subList(0, taken.size()).clear();
                return taken;
            }
        }

        @Override
        public int getSize(String queue) {
            return of(queue).size();
        }
    }

    private final TestingQueues real = new TestingQueues();
    private final Queues queues = (Queues)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Queues.class}, new EmptyQueues(real));

    @Test
    void looksOnceIntoWhatIsEmpty() {
        int tries = 0;
        for (long end = System.nanoTime() + 20_000_000; System.nanoTime() < end; tries++) {
            assertThat(queues.pop("jobs", 1, 0)).isEmpty();
        }
        assertThat(real.looks).hasValueLessThanOrEqualTo(2);
        assertThat(tries).isGreaterThan(10);
    }

    @Test
    void findsAtOnceWhatIsPutIn() {
        for (int i = 0; i < 100; i++) {
            assertThat(queues.pop("jobs", 1, 0)).isEmpty();
            queues.push("jobs", "a", 0);
            assertThat(queues.getSize("jobs")).isEqualTo(1);
            assertThat(queues.pop("jobs", 1, 0)).containsExactly("a");
        }
    }

    @Test
    void findsSoonWhatComesByItself() throws Exception {
        assertThat(queues.pop("jobs", 1, 0)).isEmpty();
        real.push("jobs", "a", 0);
        List<String> found = List.of();
        while (found.isEmpty()) {
            found = queues.pop("jobs", 1, 0);
        }
        assertThat(found).containsExactly("a");
        assertThat(real.looks).hasValue(2);
    }

    @Test
    void leavesThoseThatWaitToTheQueue() {
        queues.pop("jobs", 1, 0);
        queues.pop("jobs", 1, 100);
        queues.pop("jobs", 1, 100);
        assertThat(real.looks).hasValue(3);
    }

    @Test
    void knowsQueuesApartAndHandsFailuresOn() {
        assertThat(queues.pop("jobs", 1, 0)).isEmpty();
        assertThatThrownBy(() -> queues.push("other", "", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no id");
        for (int i = 0; i < MANY; i++) {
            queues.push("other", "a", 0);
            assertThat(queues.pop("jobs", 1, 0)).isEmpty();
        }
        assertThat(real.looks).hasValueLessThan(MANY / 10);
        assertThat(queues.pop("other", 1, 0)).containsExactly("a");
    }

    @Test
    void losesNothingBetweenManyThatPutInAndTake() throws Exception {
        var taken = Collections.synchronizedSet(new HashSet<String>());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int half = 0; half < 2; half++) {
                int first = half * MANY;
                threads.submit(() -> {
                    for (int i = first; i < first + MANY; i++) {
                        queues.push("jobs", Integer.toString(i), 0);
                    }
                });
                threads.submit(() -> {
                    while (taken.size() < 2 * MANY && System.nanoTime() < end) {
                        taken.addAll(queues.pop("jobs", 3, 0));
                    }
                });
            }
        }
        assertThat(taken).hasSize(2 * MANY);
    }
}
