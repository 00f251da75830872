package dev.foldwork.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at on this machine.
 *
 * @param detail what was found
 * @param remedy what to do, empty when it is good
 */
public record Finding(String what, Level level, String detail, String remedy) {

    /** How much it matters. */
    public enum Level {
        /** Works. */
        GOOD,
        /** Something does not work that not everybody needs. */
        NOTE,
        /** Nothing can run before this is mended. */
        BAD
    }

    /** Something that works. */
    public static Finding good(String what, String detail) {
        return new Finding(what, Level.GOOD, detail, "");
    }

    /** Returns it as a JSON value. */
    Map<String, @Nullable Object> toJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("what", what);
        json.put("ok", level == Level.GOOD);
        json.put("level", level.name().toLowerCase(Locale.ROOT));
        json.put("detail", detail);
        json.put("remedy", remedy.isEmpty() ? null : remedy);
        return json;
    }
}
