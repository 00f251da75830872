package dev.foldwork.backend.run;

import dev.foldwork.flow.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are looked for; what is null or empty plays no part.
 *
 * @param flow the flow's name
 * @param flowId the stored flow
 * @param version a version's number, 0 for the draft; only with a flow
 * @param states any of these
 * @param asking whether a question is open
 * @param engine cloud or local
 * @param from recorded at this time or later
 * @param to recorded before this time
 * @param by who started it
 * @param text part of the flow's name, its title or the error, or the beginning of the id; in any case
 * @param kept whether retention passes it by
 */
record RunFilter(
        @Nullable String flow,
        @Nullable UUID flowId,
        @Nullable Integer version,
        List<RunState> states,
        @Nullable Boolean asking,
        @Nullable String engine,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String by,
        RunOrigin.@Nullable Trigger trigger,
        @Nullable String text,
        @Nullable Boolean kept) {}
