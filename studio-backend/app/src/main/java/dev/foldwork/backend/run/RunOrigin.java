package dev.foldwork.backend.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who or what started a run, and from which flow.
 *
 * @param by the token's name, or the name of the schedule, webhook or event trigger
 * @param flow the stored flow; null for sources that were sent along
 * @param version which version of it, 0 for the draft
 */
public record RunOrigin(
        Trigger trigger,
        String by,
        @Nullable UUID flow,
        @Nullable Integer version) {

    /** The version of a run that was started from the draft. */
    public static final int DRAFT = 0;

    /** What sets runs off. */
    public enum Trigger {
        /** A person or a program that calls the service. */
        MANUAL,
        SCHEDULE,
        WEBHOOK,
        /** Something that happened in the team. */
        EVENT,
        /** A retry, or a rerun from a node. */
        RERUN;

        /** Returns the name in the database and the contract. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Trigger> of(String wire) {
            return Arrays.stream(values())
                    .filter(each -> each.wire().equals(wire))
                    .findFirst();
        }
    }

    /** Started from sources that nobody has stored as a flow. */
    public static RunOrigin of(Trigger trigger, String by) {
        return new RunOrigin(trigger, by, null, null);
    }

    RunOrigin again(String who) {
        return new RunOrigin(Trigger.RERUN, who, flow, version);
    }
}
