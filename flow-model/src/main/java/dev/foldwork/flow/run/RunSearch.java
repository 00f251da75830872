package dev.foldwork.flow.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are looked for; what is null, empty or false plays no part.
 *
 * @param flow the flow's name
 * @param states any of these
 * @param asking only runs with an open question
 * @param since recorded at this time or later
 * @param until recorded before this time
 * @param text part of the flow's name, its title or the error, or the beginning of the id; in any case
 */
public record RunSearch(
        @Nullable String flow,
        Set<RunState> states,
        boolean asking,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text) {

    /** Every run. */
    public static final RunSearch ALL = new RunSearch(null, Set.of(), false, null, null, null);

    /** Returns true when a run is one of those looked for. */
    public boolean matches(RunRecord run) {
        return (flow == null || flow.equals(run.flow()))
                && (states.isEmpty() || states.contains(run.state()))
                && (!asking || run.asking())
                && (since == null || !run.createdAt().isBefore(since))
                && (until == null || run.createdAt().isBefore(until))
                && (text == null || says(run, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean says(RunRecord run, String part) {
        FlowError error = run.error();
        String said =
                run.flow() + " " + run.title() + (error == null ? "" : " " + error.code() + " " + error.message());
        return said.toLowerCase(Locale.ROOT).contains(part) || run.id().startsWith(part);
    }
}
