package dev.foldwork.flow.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When something is due: a pattern read in a time zone, with exceptions (S10). Immutable.
 *
 * @param skipped local dates on which nothing is due
 * @param added local dates on which the pattern's times of day are due though it does not name the day
 */
public record Timetable(Cron cron, ZoneId zone, Set<LocalDate> skipped, Set<LocalDate> added) {

    private static final int HORIZON_YEARS = 41;

    public Timetable {
        skipped = Set.copyOf(skipped);
        added = Set.copyOf(added);
    }

    /** Returns the first due time after an instant, empty when there is none within 41 years. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(cron.repeating() ? nextShown(after) : nextNamed(after));
    }

    /** Returns the next due times after an instant, at most so many. */
    public List<Instant> next(Instant after, int count) {
        return within(after, Instant.MAX, count);
    }

    /** Returns the due times in {@code (after, until]} in order, at most so many from the beginning. */
    public List<Instant> within(Instant after, Instant until, int count) {
        var due = new ArrayList<Instant>();
        Instant at = after;
        while (due.size() < count) {
            Optional<Instant> next = next(at).filter(found -> !found.isAfter(until));
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
            due.add(at);
        }
        return due;
    }

    /** Returns the newest due times in {@code (after, until]} in order, at most so many; looks back ever further. */
    public List<Instant> newest(Instant after, Instant until, int count) {
        Duration back = Duration.ofMinutes(1);
        while (true) {
            Instant from = until.minus(back);
            boolean whole = !from.isAfter(after);
            List<Instant> due = within(whole ? after : from, until, Integer.MAX_VALUE);
            if (whole || due.size() >= count) {
                return due.subList(Math.max(0, due.size() - count), due.size());
            }
            back = back.multipliedBy(2);
        }
    }

    /** Times of day: one that the clock leaps over is due when it has leapt, one it shows twice at the first. */
    private @Nullable Instant nextNamed(Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.SECONDS);
        while (true) {
            LocalDateTime local = nextLocal(from);
            if (local == null) {
                return null;
            }
            Instant due = first(local);
            if (due.isAfter(after)) {
                return due;
            }
            from = local.plusSeconds(1);
        }
    }

    private Instant first(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    /** Whatever the clock shows: from one change of the clock to the next. */
    private @Nullable Instant nextShown(Instant after) {
        Instant from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (true) {
            ZoneOffset offset = zone.getRules().getOffset(from);
            LocalDateTime local = nextLocal(LocalDateTime.ofInstant(from, offset));
            if (local == null) {
                return null;
            }
            Instant due = local.toInstant(offset);
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (change == null || due.isBefore(change.getInstant())) {
                return due;
            }
            from = change.getInstant();
        }
    }

    private @Nullable LocalDateTime nextLocal(LocalDateTime from) {
        LocalDate date = from.toLocalDate();
        LocalDate end = date.plusYears(HORIZON_YEARS);
        LocalTime time = from.toLocalTime();
        while (date.isBefore(end)) {
            if (added.isEmpty() && cron.leavesOut(date)) {
                date = date.plusMonths(1).withDayOfMonth(1);
                time = LocalTime.MIDNIGHT;
                continue;
            }
            LocalTime found = fits(date) ? cron.timeFrom(time) : null;
            if (found != null) {
                return date.atTime(found);
            }
            date = date.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        return null;
    }

    private boolean fits(LocalDate date) {
        return added.contains(date) || (cron.fitsDay(date) && !skipped.contains(date));
    }
}
