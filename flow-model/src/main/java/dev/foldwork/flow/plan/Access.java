package dev.foldwork.flow.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a flow may touch, by name ({@code spec.access}).
 *
 * @param folders folders by the flow's own name for them
 * @param secrets names of secrets
 * @param connections connection kind by name
 * @param hosts the only hosts reachable; empty means any public host
 * @param commands programs the flow may start
 */
public record Access(
        Map<String, Folder> folders,
        List<String> secrets,
        Map<String, String> connections,
        Optional<List<String>> hosts,
        List<String> commands) {

    /** Access to nothing but public hosts. */
    public static final Access NONE = new Access(Map.of(), List.of(), Map.of(), Optional.empty(), List.of());

    /**
     * A folder the flow asks for.
     *
     * @param title what the person granting it reads
     * @param writable true for mode {@code read_write}
     */
    public record Folder(String title, boolean writable) {}
}
