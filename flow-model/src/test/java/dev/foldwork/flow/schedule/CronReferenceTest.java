package dev.foldwork.flow.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Holds S10.1. Timetables against a slow walk over every minute. {@code -Dfoldwork.crons=1000 -Dfoldwork.cron.years=10} takes that
 * many patterns and years.
 */
class CronReferenceTest {

    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "America/Sao_Paulo");
    private static final int CRONS = Integer.getInteger("foldwork.crons", 300);
    private static final int YEARS = Integer.getInteger("foldwork.cron.years", 2);
    private static final long SEED = Long.getLong("foldwork.cron.seed", 4);

    @Test
    void givesTheSameAsAWalkOverEveryMinute() {
        var patterns = new RandomCron(SEED);
        var random = new Random(SEED);
        long due = 0;
        int read = 0;
        while (read < CRONS) {
            String pattern = patterns.next();
            Cron cron = Cron.read(pattern).cron();
            if (cron == null) {
                // 30 February and the like.
                assertThat(Cron.read(pattern).problems().getFirst().message()).contains("no day that exists");
                continue;
            }
            // Sao Paulo ended daylight saving time in 2019; Lord Howe changes by half an hour.
            ZoneId zone = ZoneId.of(ZONES.get(read++ % ZONES.size()));
            LocalDate begin = LocalDate.of(YEARS >= 10 ? 2017 : 2016 + random.nextInt(3), 1, 1);
            LocalDate end = begin.plusYears(YEARS);
            long[] expected = new ReferenceCron(pattern, zone).due(begin, end);
            var timetable = new Timetable(cron, zone, java.util.Set.of(), java.util.Set.of());
            agrees(timetable, begin, end, expected);
            due += expected.length;
            asksFromAnywhere(timetable, expected, random);
        }
        System.out.println("cron: " + CRONS + " patterns over " + YEARS + " years, " + due + " due times agree");
    }

    private static void agrees(Timetable timetable, LocalDate begin, LocalDate end, long[] expected) {
        String where = timetable.cron().text() + " in " + timetable.zone() + " from " + begin;
        Instant at = begin.atStartOfDay(timetable.zone()).toInstant().minusSeconds(1);
        for (long due : expected) {
            at = timetable.next(at).orElseThrow();
            if (at.getEpochSecond() != due) {
                assertThat(at).as(where).isEqualTo(Instant.ofEpochSecond(due));
            }
        }
        Instant over = end.atStartOfDay(timetable.zone()).toInstant();
        timetable.next(at).ifPresent(next -> assertThat(next).as(where).isAfterOrEqualTo(over));
    }

    private static void asksFromAnywhere(Timetable timetable, long[] expected, Random random) {
        for (int i = 0; i < 20 && expected.length > 1; i++) {
            int at = random.nextInt(expected.length - 1);
            Instant other = Instant.ofEpochSecond(expected[at + 1]);
            Instant after = Instant.ofEpochSecond(expected[at])
                    .plusSeconds(random.nextLong(expected[at + 1] - expected[at]))
                    .plusNanos(random.nextInt(1_000_000_000));
            assertThat(timetable.next(after))
                    .as(timetable.cron().text() + " after " + after)
                    .contains(other);
        }
    }
}
