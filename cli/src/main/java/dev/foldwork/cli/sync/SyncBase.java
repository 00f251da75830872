package dev.foldwork.cli.sync;

import dev.foldwork.cli.BoundedFile;
import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What folder and team last had in common ({@code .foldwork/sync.json}), by flow. Written after each flow, so that a
 * command that is broken off has lost nothing. A folder without it is compared by content alone.
 */
final class SyncBase {

    private static final int MOST_BYTES = 16 << 20;

    private final Path file;
    private final String team;
    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /**
     * The last common state of a flow.
     *
     * @param id the team's flow
     * @param hash of its content
     */
    record Entry(String id, String hash) {}

    private SyncBase(Path file, String team) {
        this.file = file;
        this.team = team;
    }

    /** Opens the base of a folder; one of another service counts as none. */
    static SyncBase open(Path root, String url) {
        Path file = root.resolve(".foldwork/sync.json");
        var base = new SyncBase(file, url);
        if (!Files.exists(file)) {
            return base;
        }
        try {
            Map<String, @Nullable Object> json = Json.object(BoundedFile.read(file, MOST_BYTES));
            if (Objects.equals(json.get("service"), url) && json.get("flows") instanceof Map<?, ?> flows) {
                flows.forEach((name, value) -> {
                    if (value instanceof Map<?, ?> entry) {
                        base.entries.put(
                                String.valueOf(name),
                                new Entry(String.valueOf(entry.get("id")), String.valueOf(entry.get("hash"))));
                    }
                });
            }
            return base;
        } catch (JsonException damaged) {
            throw new CliFailure(
                    "FILE_NOT_JSON",
                    ExitCode.FAILED,
                    file + " is damaged: " + damaged.getMessage(),
                    "delete it: folder and team are then compared by content alone");
        }
    }

    @Nullable
    Entry of(String name) {
        return entries.get(name);
    }

    Map<String, Entry> all() {
        return entries;
    }

    void set(String name, Entry entry) {
        if (!entry.equals(entries.put(name, entry))) {
            save();
        }
    }

    void forget(String name) {
        if (entries.remove(name) != null) {
            save();
        }
    }

    private void save() {
        var flows = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((name, entry) -> flows.put(name, Map.of("id", entry.id(), "hash", entry.hash())));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("service", team);
        json.put("flows", flows);
        try {
            Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path ignored = folder.resolve(".gitignore");
            if (!Files.exists(ignored)) {
                Files.writeString(ignored, "*\n");
            }
            Path half = Files.createTempFile(folder, ".sync", "");
            Files.writeString(half, Json.writePretty(json) + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new CliFailure(
                    "FILE_UNWRITABLE", ExitCode.FAILED, file + " cannot be written: " + fault, "check its permissions");
        }
    }
}
