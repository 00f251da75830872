package dev.foldwork.cli.sync;

import dev.foldwork.flow.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a flow consists of, here or in the team.
 *
 * @param text the document as written
 * @param files texts beside it, by path
 * @param layout places on the canvas, empty when there are none
 */
record FlowContent(String text, Map<String, String> files, Map<String, @Nullable Object> layout) {

    /** Returns the hash under which a base remembers it. */
    String hash() {
        return "sha256:" + Json.sha256(Map.of("text", text, "files", files, "layout", layout));
    }
}
