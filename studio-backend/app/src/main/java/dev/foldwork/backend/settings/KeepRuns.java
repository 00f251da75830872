package dev.foldwork.backend.settings;

import org.jspecify.annotations.Nullable;

/**
 * How long runs are kept after their end.
 *
 * @param days unless a team chose otherwise; 0 for ever
 * @param least the fewest days that a team may choose
 * @param most the most days that a team may choose; 0 for any number, and for ever
 */
public record KeepRuns(int days, int least, int most) {

    private static final int MOST_DAYS = 36_500;

    /** Refuses settings that cannot be meant. */
    static void check(int days, int least, @Nullable Integer given) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "foldwork.keep-runs-days must be 0 (for ever) to " + MOST_DAYS + ", but is " + days);
        }
        int most = given == null ? days : given;
        if (least < 1 || most < 0 || most > MOST_DAYS || most != 0 && most < least) {
            throw new IllegalArgumentException("foldwork.keep-runs-days-least must be at least 1 and at most"
                    + " foldwork.keep-runs-days-most, which is 0 (any number) to " + MOST_DAYS + ", but they are "
                    + least
                    + " and " + most);
        }
    }

    /** Returns true when a team may choose this number of days; 0 for ever. */
    public boolean allows(long chosen) {
        return chosen == 0 ? most == 0 : chosen >= least && chosen <= (most == 0 ? MOST_DAYS : most);
    }

    /** Returns how long a team's runs are kept that chose this; the operator may have changed the bounds since. */
    public int of(@Nullable Integer chosen) {
        if (chosen == null) {
            return days;
        }
        if (chosen == 0) {
            return most;
        }
        return most == 0 ? Math.max(chosen, least) : Math.clamp(chosen, least, most);
    }
}
