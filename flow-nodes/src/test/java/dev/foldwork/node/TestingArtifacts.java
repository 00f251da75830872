package dev.foldwork.node;

import dev.foldwork.flow.json.Json;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Artifacts in memory. */
public final class TestingArtifacts implements Artifacts {

    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();

    @Override
    public Map<String, Object> put(InputStream content, String name, String mediaType) throws IOException {
        byte[] bytes = content.readAllBytes();
        String digest = "sha256:" + Json.sha256(bytes);
        stored.put(digest, bytes);
        var reference = new LinkedHashMap<String, Object>();
        reference.put("$artifact", digest);
        reference.put("name", name);
        reference.put("mediaType", mediaType);
        reference.put("size", (long) bytes.length);
        return reference;
    }

    @Override
    public InputStream open(String digest) throws IOException {
        byte[] bytes = stored.get(digest);
        if (bytes == null) {
            throw new FileNotFoundException(digest);
        }
        return new ByteArrayInputStream(bytes);
    }
}
