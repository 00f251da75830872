package dev.foldwork.backend.studio;

import dev.foldwork.backend.settings.StudioSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The built pages, read once at the start: no name that somebody sends ever becomes a path, and a new build under a
 * service that runs never mixes with the old one. Thread-safe.
 */
@Component
final class StudioFiles {

    private static final Logger LOG = LoggerFactory.getLogger(StudioFiles.class);

    private final @Nullable String page;
    private final Map<String, Asset> assets;

    StudioFiles(StudioSettings settings) throws IOException {
        Path folder = settings.studio();
        Path index = folder == null ? null : folder.resolve("index.html");
        if (folder != null && index != null && Files.isRegularFile(index)) {
            page = Files.readString(index);
            assets = read(folder.resolve("assets"));
        } else {
            LOG.warn("There are no pages for browsers; foldwork.studio is {}", folder);
            page = null;
            assets = Map.of();
        }
    }

    private static Map<String, Asset> read(Path folder) throws IOException {
        var assets = new HashMap<String, Asset>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            String type = Asset.type(name).orElse(null);
            if (type != null) {
                Path twin = file.resolveSibling(name + ".gz");
                byte[] gzip = Files.isRegularFile(twin) ? Files.readAllBytes(twin) : null;
                assets.put(name, new Asset(type, Files.readAllBytes(file), gzip));
            }
        }
        return Map.copyOf(assets);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** Returns the one page there is, which shows what its address says; empty when none was built. */
    Optional<String> page() {
        return Optional.ofNullable(page);
    }

    /** Returns a file that the page asks for. */
    Optional<Asset> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
