package dev.foldwork.node.secret;

import dev.foldwork.node.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores artifacts without the values of secrets. */
record MaskedArtifacts(Artifacts store, SecretMask mask) implements Artifacts {

    @Override
    public Map<String, @Nullable Object> put(InputStream content, String name, String mediaType) throws IOException {
        return store.put(mask.stream(content), mask.text(name), mediaType);
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return store.open(digest);
    }
}
