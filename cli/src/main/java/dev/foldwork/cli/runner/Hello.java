package dev.foldwork.cli.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the runner introduces itself.
 *
 * @param instance the same one as long as the journal is the same
 * @param folders names of what it was granted; where they are, nobody else needs to know
 */
record Hello(String name, UUID instance, List<String> folders) {

    private static final String VERSION = "0.1.0";

    Map<String, @Nullable Object> frame(List<Map<String, @Nullable Object>> runs) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", "hello");
        frame.put("name", name);
        frame.put("instance", instance.toString());
        frame.put("version", VERSION);
        frame.put("folders", folders);
        frame.put("runs", runs);
        return frame;
    }
}
