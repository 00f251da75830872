package dev.foldwork.cli.stack;

import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which processes make up the system; survives the process that started them. Thread-safe.
 *
 * <p>A process is known by its number and the time it started at, as numbers are used again.
 */
final class ProcessBook {

    private final Path file;
    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    ProcessBook(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            entries.putAll(Json.object(Files.readAllBytes(file)));
        }
    }

    synchronized void enter(String name, ProcessHandle process) throws IOException {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("pid", process.pid());
        entry.put(
                "startedAt",
                process.info().startInstant().map(Instant::toString).orElse(""));
        entries.put(name, entry);
        write();
    }

    synchronized void strike(String name) throws IOException {
        entries.remove(name);
        write();
    }

    private void write() throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.write(half, Json.bytes(entries));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the process of a part while it lives. */
    synchronized Optional<ProcessHandle> alive(String name) {
        if (!(entries.get(name) instanceof Map<?, ?> entry) || !(entry.get("pid") instanceof Number pid)) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid.longValue())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(Instant::toString)
                        .orElse("")
                        .equals(entry.get("startedAt")));
    }
}
