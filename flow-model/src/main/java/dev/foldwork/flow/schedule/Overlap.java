package dev.foldwork.flow.schedule;

import java.util.Locale;
import java.util.Optional;

/** What a due time does while an earlier run of the same schedule has not ended (S10.6). */
public enum Overlap {
    /** It is left out. */
    SKIP,
    /** It waits for the end; a second one that would have to wait is left out. */
    QUEUE,
    /** It runs beside the other. */
    ALLOW,
    /** It runs, and the other is asked to stop. */
    CANCEL_PREVIOUS;

    /** Returns the name in the contract. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the rule of a name. */
    public static Optional<Overlap> of(String wire) {
        return java.util.Arrays.stream(values())
                .filter(rule -> rule.wire().equals(wire))
                .findFirst();
    }
}
