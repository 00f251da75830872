package dev.foldwork.backend.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One allowance for all backends on one database. */
class SharedRatesTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private final RateStore store = BACKEND.part(RateStore.class, "rateStore");
    private final String key = "test " + UUID.randomUUID();

    /** Each stands for a backend: nothing but the database is common to them. */
    private SharedRates backend() {
        return new SharedRates(store);
    }

    /** Sets how many seconds the allowance takes until it is whole. */
    private void used(int perMinute, int seconds) {
        BACKEND.database()
                .execute(
                        "insert into rate (key, full_at) values (?, clock_timestamp() + ? * interval '1 second')"
                                + " on conflict (key) do update set full_at = excluded.full_at",
                        key + " " + perMinute,
                        seconds);
    }

    @Test
    void severalBackendsTogetherLetThroughWhatOneMay() throws Exception {
        // Whatever grows again while the test runs: at most one, as one takes a minute to grow by two.
        int perMinute = 2;
        var backends = IntStream.range(0, 4).mapToObj(any -> backend()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 40)
                    .mapToObj(call ->
                            (Callable<Long>) () -> backends.get(call % 4).take(key, perMinute))
                    .toList();
            long through = threads.invokeAll(calls).stream()
                    .filter(call -> call.resultNow() == 0)
                    .count();
            assertThat(through).isBetween(2L, 3L);
        }
    }

    @Test
    void saysWhenToComeAgainAndAsksNobodyUntilThen() {
        SharedRates busy = backend();
        used(60, 90);
        assertThat(busy.take(key, 60)).isBetween(1L, 31L);
        // The database would let it through now, and another backend does; this one does not ask yet.
        used(60, 0);
        assertThat(busy.take(key, 60)).isBetween(1L, 31L);
        assertThat(backend().take(key, 60)).isZero();
    }

    @Test
    void growsAgainWithTime() {
        used(6, 60);
        assertThat(backend().take(key, 6)).isBetween(1L, 10L);
        used(6, 49);
        assertThat(backend().take(key, 6)).isZero();
        assertThat(backend().take(key, 6)).isPositive();
    }

    @Test
    void takesSeveralAtOnceOrNone() {
        assertThat(backend().take(key, 100, 99)).isZero();
        assertThat(backend().take(key, 100, 60)).isBetween(1L, 60L);
        assertThat(backend().take(key, 100, 1)).isZero();
    }

    @Test
    void forgetsAllowancesThatAreWhole() {
        used(60, 40);
        used(61, -1);
        new RateChore(store).tidy();
        assertThat(BACKEND.database()
                        .fetch("select key from rate where key like ?", key + "%")
                        .getValues("key", String.class))
                .containsExactly(key + " 60");
    }
}
