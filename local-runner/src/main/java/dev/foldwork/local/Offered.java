package dev.foldwork.local;

import dev.foldwork.flow.plan.Plan;
import dev.foldwork.flow.run.Settled;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that was recorded elsewhere and is to be worked on here. Its first events here are those that it has there.
 *
 * @param key names the run; it is taken once under it
 * @param inputs checked and complete
 * @param folders real folder by the flow's name for it
 * @param rerunOf the run that it repeats, by its name there; null for none
 * @param kept settled results by path that it takes over from that one
 * @param at when it was recorded
 * @param traceparent what everything in the run continues, null when nobody traces it
 */
public record Offered(
        String key,
        Plan plan,
        Map<String, @Nullable Object> inputs,
        Map<String, String> folders,
        @Nullable String rerunOf,
        Map<String, Settled> kept,
        Instant at,
        @Nullable String traceparent) {}
