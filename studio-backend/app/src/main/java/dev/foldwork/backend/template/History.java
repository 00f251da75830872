package dev.foldwork.backend.template;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What runs of one version of a flow say, as far as they are kept.
 *
 * @param runs how many have ended
 * @param medianSeconds of those that succeeded, null when none did
 * @param verifiedAt when the newest one that succeeded ended
 */
record History(
        long runs,
        long succeeded,
        @Nullable Double medianSeconds,
        @Nullable Instant verifiedAt,
        @Nullable UUID verifiedRun) {

    static final History NONE = new History(0, 0, null, null, null);

    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("runs", runs);
        json.put("succeeded", succeeded);
        json.put("medianSeconds", medianSeconds);
        json.put("verifiedAt", verifiedAt == null ? null : verifiedAt.toString());
        json.put("verifiedRun", verifiedRun == null ? null : verifiedRun.toString());
        return json;
    }
}
