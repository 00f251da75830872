package dev.foldwork.backend.studio;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of the pages whose name changes with its contents.
 *
 * @param type its media type
 * @param plain the bytes
 * @param gzip the same compressed; null for what does not shrink
 */
record Asset(String type, byte[] plain, byte @Nullable [] gzip) {

    /** Only these kinds are handed out; maps of sources and notes beside them are not. */
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "wasm", "application/wasm",
            "woff2", "font/woff2");

    /** Returns the media type of a file by its name; empty for one that is not handed out. */
    static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }
}
