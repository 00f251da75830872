package dev.foldwork.flow.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static Timetable timetable(String cron, String zone) {
        return TimetableReader.read(cron, zone, List.of(), List.of()).timetable();
    }

    private static List<String> due(Timetable timetable, String afterLocal, int count) {
        Instant after = LocalDateTime.parse(afterLocal).atZone(timetable.zone()).toInstant();
        return timetable.next(after, count).stream()
                .map(at -> at.atZone(timetable.zone()).toOffsetDateTime().toString())
                .toList();
    }

    private static List<String> messages(String cron) {
        return Cron.read(cron).problems().stream().map(Problem::message).toList();
    }

    /** holds S10.2: in Berlin the clock leaps from 2 to 3 on 29 March 2026 and shows 2 to 3 twice on 25 October. */
    @Test
    void firesNamedTimesOnce() {
        assertThat(due(timetable("30 2 * * *", "Europe/Berlin"), "2026-03-28T12:00", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
        assertThat(due(timetable("30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(due(timetable("0,15,30 2,3 * * *", "Europe/Berlin"), "2026-03-29T00:00", 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T03:15+02:00", "2026-03-29T03:30+02:00");
        assertThat(due(timetable("0 0 * * *", "America/Sao_Paulo"), "2018-11-03T12:00", 1))
                .containsExactly("2018-11-04T01:00-02:00");
        assertThat(due(timetable("0 10 30 12 *", "Pacific/Apia"), "2011-12-01T00:00", 1))
                .containsExactly("2011-12-31T00:00+14:00");
    }

    /** holds S10.3 */
    @Test
    void repeatsByTheClockAsItShows() {
        assertThat(due(timetable("*/30 * * * *", "Europe/Berlin"), "2026-03-29T01:15", 3))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
        assertThat(due(timetable("*/30 * * * *", "Europe/Berlin"), "2026-10-25T01:45", 5))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:00+01:00");
        assertThat(due(timetable("*/15 * * * *", "Australia/Lord_Howe"), "2026-10-04T01:50", 2))
                .containsExactly("2026-10-04T02:30+11:00", "2026-10-04T02:45+11:00");
    }

    /** holds S10.4 */
    @Test
    void heedsExceptions() {
        Timetable timetable = TimetableReader.read(
                        "0 9 * * MON-FRI", "UTC", List.of("2026-12-24", "2026-12-25"), List.of("2026-12-27"))
                .timetable();
        assertThat(due(timetable, "2026-12-23T12:00", 3))
                .containsExactly("2026-12-27T09:00Z", "2026-12-28T09:00Z", "2026-12-29T09:00Z");
    }

    @Test
    void readsEveryForm() {
        assertThat(due(timetable("@daily", "UTC"), "2026-01-01T00:00", 1)).containsExactly("2026-01-02T00:00Z");
        assertThat(due(timetable("@Weekly", "UTC"), "2026-01-01T00:00", 1)).containsExactly("2026-01-04T00:00Z");
        assertThat(due(timetable("5 0 0 L * *", "UTC"), "2026-02-01T00:00", 1)).containsExactly("2026-02-28T00:00:05Z");
        assertThat(due(timetable("0 8 LW * *", "UTC"), "2026-01-01T00:00", 2))
                .containsExactly("2026-01-30T08:00Z", "2026-02-27T08:00Z");
        assertThat(due(timetable("0 8 1W * *", "UTC"), "2026-07-31T00:00", 2))
                .containsExactly("2026-08-03T08:00Z", "2026-09-01T08:00Z");
        assertThat(due(timetable("0 8 * * FRI#2,2L", "UTC"), "2026-01-01T00:00", 2))
                .containsExactly("2026-01-09T08:00Z", "2026-01-27T08:00Z");
        assertThat(due(timetable("0 0 13 * FRI", "UTC"), "2026-02-09T00:00", 3))
                .containsExactly("2026-02-13T00:00Z", "2026-02-20T00:00Z", "2026-02-27T00:00Z");
        assertThat(due(timetable("0 0 * 2 MON#5", "UTC"), "2026-01-01T00:00", 1))
                .containsExactly("2044-02-29T00:00Z");
    }

    @Test
    void refusesTheRestWithEveryFault() {
        assertThat(messages("61 24 * * MOO"))
                .containsExactly(
                        "minute '61' is not known", "hour '24' is not known", "day of week 'MOO' is not known");
        for (String pattern : List.of(
                "",
                "* * * *",
                "* * * * * * *",
                "@reboot",
                "@every 5m",
                "? * * * *",
                "5/10 * * * *",
                "*/0 * * * *",
                "*/60 * * * *",
                "1,,2 * * * *",
                "1- * * * *",
                "-1 * * * *",
                "9-5 * * * *",
                "* 22-2 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * L-31 * *",
                "* * L-0 * *",
                "* * W * *",
                "* * 15L * *",
                "* * * 13 *",
                "* * * * L",
                "* * * * 8",
                "* * * * MON#6",
                "* * * * MON#0",
                "* * * * FRI-MON",
                "H * * * *",
                "1.5 * * * *",
                "0 0 30 2 *",
                "0 0 L-30 2 *",
                "0 0 31W 4,6 *",
                "*\u0000 * * * *",
                "\u0661 * * * *",
                "1e1 * * * *",
                "*/999999999999 * * * *",
                "0 ".repeat(400))) {
            assertThat(messages(pattern)).as(pattern).isNotEmpty();
        }
        assertThat(TimetableReader.read("x", "+02:00", List.of("24.12."), List.of("2026-02-30"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("CRON_INVALID", "ZONE_UNKNOWN", "DATE_INVALID", "DATE_INVALID");
        assertThat(ZoneId.getAvailableZoneIds()).contains("UTC");
    }
}
