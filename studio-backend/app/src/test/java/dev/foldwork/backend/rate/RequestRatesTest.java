package dev.foldwork.backend.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a token or session may call. */
class RequestRatesTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    private final RateStore store = BACKEND.part(RateStore.class, "rateStore");

    private RequestRates backend(int perMinute) {
        return new RequestRates(new SharedRates(store), perMinute);
    }

    private static long through(RequestRates rates, UUID caller, int calls) {
        return IntStream.range(0, calls).filter(call -> rates.take(caller) == 0).count();
    }

    @Test
    void severalBackendsTogetherLetThroughNoMoreThanOne() {
        UUID caller = UUID.randomUUID();
        long through = through(backend(120), caller, 100) + through(backend(120), caller, 100);
        // Two grow again in each second that this takes.
        assertThat(through).isGreaterThanOrEqualTo(120).isLessThan(200);
        assertThat(through(backend(120), UUID.randomUUID(), 1))
                .as("somebody else")
                .isEqualTo(1);
    }

    @Test
    void asksTheDatabaseOnceForManyCalls() {
        UUID caller = UUID.randomUUID();
        RequestRates rates = backend(12_000);
        assertThat(through(rates, caller, 1)).isEqualTo(1);
        BACKEND.database()
                .execute(
                        "update rate set full_at = clock_timestamp() + interval '90 seconds' where key = ?",
                        "caller " + caller + " 12000");
        assertThat(through(rates, caller, 99)).as("taken in advance").isEqualTo(99);
        assertThat(through(rates, caller, 1)).isZero();
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeAgain() {
        String team = BACKEND.team();
        TestingCaller anna = BACKEND.caller(team, "anna", "flows:read");
        UUID token = BACKEND.database()
                .fetchSingle("select k.id from api_token k join team t on t.id = k.team_id where t.name = ?", team)
                .get(0, UUID.class);
        BACKEND.database()
                .execute(
                        "insert into rate (key, full_at) values (?, clock_timestamp() + interval '90 seconds')",
                        "caller " + token + " 12000");
        var refused = anna.get("/api/v1/flows").is(429);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(refused.whole("retryAfter")).isBetween(1L, 31L);
        BACKEND.caller(team, "otto", "flows:read").get("/api/v1/flows").is(200);
    }
}
