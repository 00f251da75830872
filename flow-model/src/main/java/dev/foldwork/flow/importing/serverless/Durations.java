package dev.foldwork.flow.importing.serverless;

import dev.foldwork.flow.importing.draft.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Durations as an object of units or as ISO 8601. */
final class Durations {

    private static final Map<String, String> UNITS = units();

    private Durations() {}

    private static Map<String, String> units() {
        var units = new LinkedHashMap<String, String>();
        units.put("days", "d");
        units.put("hours", "h");
        units.put("minutes", "m");
        units.put("seconds", "s");
        units.put("milliseconds", "ms");
        return units;
    }

    /** Returns the duration as flows write it; null when it is none. */
    static @Nullable String of(@Nullable Object raw) {
        String text = raw instanceof String given ? given : object(Source.of(raw));
        var duration = dev.foldwork.flow.Durations.parse(text);
        if (duration.isEmpty() || duration.get().isZero()) {
            return null;
        }
        return raw instanceof String ? dev.foldwork.flow.Durations.text(duration.get()) : text;
    }

    private static String object(Source object) {
        var text = new StringBuilder();
        UNITS.forEach((key, unit) -> {
            long amount = object.number(key, 0);
            if (amount > 0) {
                text.append(amount).append(unit);
            }
        });
        return text.toString();
    }
}
