package dev.foldwork.flow.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about the due times since somebody last looked.
 *
 * @param fires the due times to fire, in order
 * @param missed the newest due time that is given up, null when none is
 */
public record Due(List<Instant> fires, @Nullable Instant missed) {

    /** A due time that is seen no later than this is on time. */
    public static final Duration ON_TIME = Duration.ofMinutes(1);

    /**
     * Sorts the due times in {@code (handled, now]}.
     *
     * @param handled everything up to here has been looked after
     * @param rule what becomes of the late ones
     */
    public static Due of(Timetable timetable, Instant handled, Instant now, CatchUp rule) {
        Instant late = now.minus(ON_TIME);
        boolean anyLate = handled.isBefore(late);
        List<Instant> punctual = timetable.within(anyLate ? late : handled, now, Integer.MAX_VALUE);
        if (!anyLate) {
            return new Due(punctual, null);
        }
        int wanted = switch (rule.rule()) {
            case NONE -> 0;
            case LAST -> punctual.isEmpty() ? 1 : 0;
            case ALL -> rule.limit();
        };
        List<Instant> missed = timetable.newest(handled, late, wanted + 1);
        int given = Math.max(0, missed.size() - wanted);
        var fires = new ArrayList<>(missed.subList(given, missed.size()));
        fires.addAll(punctual);
        return new Due(List.copyOf(fires), given == 0 ? null : missed.get(given - 1));
    }
}
