package dev.foldwork.flow.bundle;

import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A flow's document and the files beside it ({@code .flowpack}): a zip whose first entry is a manifest with the hash of
 * every file. The same files always give the same bytes.
 *
 * @param main name of the flow's document
 * @param files contents by path, in order of paths
 */
public record Bundle(String main, Map<String, byte[]> files) {

    private static final String MANIFEST = "manifest.json";
    private static final int MOST_FILES = 2_000;
    /** Largest bundle in bytes, packed and unpacked. */
    public static final int MOST_BYTES = 64 << 20;

    private static final int LONGEST_PATH = 300;
    /** The earliest time a zip can hold, 1980-01-01, so that no clock shows. */
    private static final long NO_TIME = 315_532_800_000L;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@ -]{0,120}");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    public Bundle {
        files = Map.copyOf(files);
    }

    /** Returns the bundle's bytes. */
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            var sorted = new TreeMap<>(files);
            put(zip, MANIFEST, manifest(sorted));
            for (Map.Entry<String, byte[]> file : sorted.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private byte[] manifest(TreeMap<String, byte[]> sorted) {
        var hashes = new LinkedHashMap<String, @Nullable Object>();
        sorted.forEach((path, content) -> hashes.put(path, "sha256:" + Json.sha256(content)));
        var manifest = new LinkedHashMap<String, @Nullable Object>();
        manifest.put("formatVersion", 1L);
        manifest.put("main", main);
        manifest.put("files", hashes);
        return (Json.writePretty(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(path);
        entry.setTime(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Reads a bundle in memory and within bounds; a bundle that is not exactly what its manifest says is refused. */
    public static Bundle read(byte[] bytes) throws BundleException {
        if (bytes.length > MOST_BYTES) {
            throw new BundleException("The bundle is larger than 64 MiB");
        }
        var files = new LinkedHashMap<String, byte[]>();
        var seen = new HashSet<String>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = checked(entry);
                if (!seen.add(path.toLowerCase(Locale.ROOT))) {
                    throw new BundleException("'" + path + "' stands twice");
                }
                if (files.size() > MOST_FILES) {
                    throw new BundleException("The bundle has more than " + MOST_FILES + " files");
                }
                byte[] content = zip.readNBytes((int) (MOST_BYTES - total + 1));
                total += content.length;
                if (total > MOST_BYTES) {
                    throw new BundleException("The bundle unpacks to more than 64 MiB");
                }
                files.put(path, content);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new BundleException("The bundle is damaged: " + damaged.getMessage(), damaged);
        }
        Bundle bundle = asDeclared(files);
        ZipShape.check(bytes);
        return bundle;
    }

    private static String checked(ZipEntry entry) throws BundleException {
        String path = entry.getName();
        if (entry.isDirectory() || path.isEmpty() || path.length() > LONGEST_PATH) {
            throw new BundleException("'" + shown(path) + "' is not the path of a file");
        }
        for (String name : path.split("/", -1)) {
            String stem = name.toLowerCase(Locale.ROOT).replaceAll("\\..*", "");
            boolean device = DEVICES.contains(stem) || stem.matches("(com|lpt)\\d");
            if (!NAME.matcher(name).matches() || name.endsWith(".") || name.endsWith(" ") || device) {
                throw new BundleException("'" + shown(path) + "' is not a path inside the bundle");
            }
        }
        return path;
    }

    private static String shown(String path) {
        String plain = path.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 100 ? plain.substring(0, 99) + "…" : plain;
    }

    private static Bundle asDeclared(Map<String, byte[]> files) throws BundleException {
        byte[] text = files.remove(MANIFEST);
        if (text == null) {
            throw new BundleException("The bundle has no " + MANIFEST);
        }
        Map<String, @Nullable Object> manifest;
        try {
            manifest = Json.object(text);
        } catch (JsonException invalid) {
            throw new BundleException(MANIFEST + " cannot be read: " + invalid.getMessage(), invalid);
        }
        if (!Objects.equals(manifest.get("formatVersion"), 1L)) {
            throw new BundleException("The bundle has version " + manifest.get("formatVersion")
                    + ", this program knows 1: use a newer Foldwork");
        }
        var hashes = new LinkedHashMap<String, @Nullable Object>();
        files.forEach((path, content) -> hashes.put(path, "sha256:" + Json.sha256(content)));
        if (!Json.deepEquals(hashes, manifest.get("files"))) {
            throw new BundleException("The bundle's files are not the ones its manifest names");
        }
        String main = String.valueOf(manifest.get("main"));
        if (!files.containsKey(main)) {
            throw new BundleException("The bundle lacks its flow '" + shown(main) + "'");
        }
        return new Bundle(main, files);
    }
}
