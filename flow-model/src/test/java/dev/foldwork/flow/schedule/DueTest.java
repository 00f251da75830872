package dev.foldwork.flow.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** holds S10.5 */
class DueTest {

    private static final Timetable HOURLY =
            TimetableReader.read("0 * * * *", "UTC", List.of(), List.of()).timetable();
    private static final Instant HANDLED = Instant.parse("2026-01-01T00:00:00Z");

    private static Due due(String now, CatchUp.Rule rule, int limit) {
        return Due.of(HOURLY, HANDLED, Instant.parse(now), new CatchUp(rule, limit));
    }

    private static Instant at(int hour) {
        return HANDLED.plusSeconds(3600L * hour);
    }

    @Test
    void firesWhatIsOnTime() {
        for (CatchUp.Rule rule : CatchUp.Rule.values()) {
            assertThat(due("2026-01-01T01:00:59Z", rule, 5)).isEqualTo(new Due(List.of(at(1)), null));
            assertThat(due("2026-01-01T00:59:59Z", rule, 5)).isEqualTo(new Due(List.of(), null));
        }
    }

    @Test
    void treatsWhatWasMissedAsItsRuleSays() {
        assertThat(due("2026-01-01T05:30:00Z", CatchUp.Rule.NONE, 1)).isEqualTo(new Due(List.of(), at(5)));
        assertThat(due("2026-01-01T05:30:00Z", CatchUp.Rule.LAST, 1)).isEqualTo(new Due(List.of(at(5)), at(4)));
        assertThat(due("2026-01-01T05:00:10Z", CatchUp.Rule.LAST, 1)).isEqualTo(new Due(List.of(at(5)), at(4)));
        assertThat(due("2026-01-01T05:30:00Z", CatchUp.Rule.ALL, 3))
                .isEqualTo(new Due(List.of(at(3), at(4), at(5)), at(2)));
        assertThat(due("2026-01-01T03:00:10Z", CatchUp.Rule.ALL, 9))
                .isEqualTo(new Due(List.of(at(1), at(2), at(3)), null));
    }

    @Test
    void isQuickAfterYearsOfEverySecond() {
        Timetable everySecond = TimetableReader.read("* * * * * *", "Europe/Berlin", List.of(), List.of())
                .timetable();
        long begin = System.nanoTime();
        Due due = Due.of(
                everySecond,
                HANDLED,
                Instant.parse("2036-01-01T00:00:00Z"),
                new CatchUp(CatchUp.Rule.ALL, CatchUp.MOST));
        assertThat(due.fires()).hasSize(CatchUp.MOST + 60);
        assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
    }
}
