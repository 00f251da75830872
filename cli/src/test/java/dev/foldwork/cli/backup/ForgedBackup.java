package dev.foldwork.cli.backup;

import dev.foldwork.cli.backup.Manifest.Entry;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Backups that Foldwork would not write, with a seal that fits. */
final class ForgedBackup {

    private final List<Map.Entry<ZipArchiveEntry, byte[]>> files = new ArrayList<>();
    private final List<Entry> named = new ArrayList<>();
    private final Map<String, Object> manifest =
            new LinkedHashMap<>(new Manifest("2026-11-26T00:00:00Z", Map.of("foldwork", "0.1.0"), List.of()).toJson());

    /** Puts something in and names it in the manifest. */
    ForgedBackup with(String name, byte[] content) {
        return hidden(name, content).naming(name, content.length, Json.sha256(content));
    }

    ForgedBackup with(String name) {
        return with(name, "x".getBytes(StandardCharsets.UTF_8));
    }

    /** Puts something in. */
    ForgedBackup hidden(String name, byte[] content) {
        files.add(Map.entry(new ZipArchiveEntry(name), content));
        return this;
    }

    /** Puts a link in. */
    ForgedBackup link(String name, String to) {
        with(name, to.getBytes(StandardCharsets.UTF_8));
        files.getLast().getKey().setUnixMode(0120777);
        return this;
    }

    ForgedBackup naming(String name, long size, String hash) {
        named.add(new Entry(name, size, hash));
        return this;
    }

    /** Says something else in the manifest. */
    ForgedBackup saying(String key, Object value) {
        manifest.put(key, value);
        return this;
    }

    Path write(Path file) throws IOException {
        manifest.put("entries", new Manifest("", Map.of(), named).toJson().get("entries"));
        Files.deleteIfExists(file);
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipArchiveOutputStream(out)) {
            for (Map.Entry<ZipArchiveEntry, byte[]> each : files) {
                put(zip, each.getKey(), each.getValue());
            }
            put(zip, new ZipArchiveEntry(Names.MANIFEST), Json.bytes(manifest));
            zip.setComment(FileSeal.blank());
        }
        FileSeal.write(file);
        return file;
    }

    private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }
}
