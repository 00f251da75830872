package dev.foldwork.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A content-addressed store of files and large values. */
public interface Artifacts {

    /**
     * Stores the stream's bytes once by content and returns its reference
     * {@code {"$artifact": "sha256:...", name, mediaType, size}}.
     */
    Map<String, @Nullable Object> put(InputStream content, String name, String mediaType) throws IOException;

    /** Opens a stored artifact by its {@code sha256:...} name; throws when it is unknown. */
    InputStream open(String digest) throws IOException;
}
