package dev.foldwork.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run may touch, fixed when it starts: the flow's access narrowed by what was granted.
 *
 * @param folders granted folders by the flow's name for them
 * @param hosts the only hosts reachable, empty for any public host
 * @param privateHosts private addresses the owner allowed, as {@code host} or {@code host:port}
 * @param artifacts where large values are stored
 */
public record Resources(
        Map<String, Folder> folders, Optional<List<String>> hosts, List<String> privateHosts, Artifacts artifacts) {

    /** A real folder granted under a name. */
    public record Folder(Path path, boolean writable) {}
}
