package dev.foldwork.backend.run;

import java.util.UUID;

/**
 * What connects a runner with the service now.
 *
 * @param connection what only this connection is known by; when the runner has come over another one, this one counts
 *     for nothing any more
 */
public record Line(UUID team, UUID runner, UUID connection) {

    /** The runner has come over another connection since. */
    public static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Superseded() {
            super("another connection of this runner counts now", null, false, false);
        }
    }
}
