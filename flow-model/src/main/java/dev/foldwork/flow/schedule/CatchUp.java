package dev.foldwork.flow.schedule;

import java.util.Locale;
import java.util.Optional;

/**
 * What happens with due times that nobody could look after in time (S10.5).
 *
 * @param rule which of them fire
 * @param limit the most of them that fire under {@link Rule#ALL}, from 1 to {@value #MOST}
 */
public record CatchUp(Rule rule, int limit) {

    /** The largest limit. */
    public static final int MOST = 100;

    /** None of the missed times fires, the last one for all of them, or each. */
    public enum Rule {
        NONE,
        LAST,
        ALL;

        /** Returns the name in the contract. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the rule of a name. */
        public static Optional<Rule> of(String wire) {
            return java.util.Arrays.stream(values())
                    .filter(rule -> rule.wire().equals(wire))
                    .findFirst();
        }
    }

    public CatchUp {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST);
        }
    }
}
