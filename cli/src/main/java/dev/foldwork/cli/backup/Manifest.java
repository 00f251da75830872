package dev.foldwork.cli.backup;

import dev.foldwork.flow.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds; no secrets.
 *
 * @param madeAt when, as ISO 8601
 * @param versions of what made it: {@code foldwork}, {@code schema}, {@code conductor}, {@code postgres}, {@code journal};
 *     those it was made without are missing
 * @param entries everything else in the file
 */
record Manifest(String madeAt, Map<String, String> versions, List<Entry> entries) {

    static final long FORMAT = 1;
    private static final String KIND = "foldwork-backup";

    /**
     * Something in the file.
     *
     * @param size of its bytes
     * @param sha256 of its bytes, in hex
     */
    record Entry(String name, long size, String sha256) {}

    Manifest {
        versions = Map.copyOf(versions);
        entries = List.copyOf(entries);
    }

    /** Returns the bytes of everything together; the greatest number when that is more than any disk has. */
    long size() {
        long sum = 0;
        for (Entry entry : entries) {
            sum = sum + entry.size() < sum ? Long.MAX_VALUE : sum + entry.size();
        }
        return sum;
    }

    /** Returns how many entries have a name that begins so. */
    long count(String prefix) {
        return entries.stream().filter(entry -> entry.name().startsWith(prefix)).count();
    }

    /** Returns the databases it holds, in order. */
    List<String> databases() {
        return entries.stream()
                .map(Entry::name)
                .filter(name -> name.endsWith("/schema.json"))
                .map(name -> name.split("/")[1])
                .toList();
    }

    Map<String, @Nullable Object> toJson() {
        var list = new ArrayList<@Nullable Object>();
        for (Entry entry : entries) {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("name", entry.name());
            json.put("size", entry.size());
            json.put("sha256", entry.sha256());
            list.add(json);
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kind", KIND);
        json.put("formatVersion", FORMAT);
        json.put("madeAt", madeAt);
        json.put("versions", new TreeMap<String, @Nullable Object>(versions));
        json.put("entries", list);
        return json;
    }

    byte[] toBytes() {
        return (Json.writePretty(toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a manifest; its format is one that this program knows. */
    static Manifest of(Map<String, @Nullable Object> json) throws DamagedException {
        if (!KIND.equals(json.get("kind")) || !(json.get("formatVersion") instanceof Long format)) {
            throw new DamagedException("its manifest is none of a backup");
        }
        if (format != FORMAT) {
            throw Refusals.newer("has format " + format + ", and this program knows " + FORMAT);
        }
        if (!(json.get("madeAt") instanceof String madeAt)
                || !(json.get("versions") instanceof Map<?, ?> versions)
                || !(json.get("entries") instanceof List<?> entries)) {
            throw new DamagedException("its manifest is incomplete");
        }
        var list = new ArrayList<Entry>();
        for (Object entry : entries) {
            list.add(entry(entry));
        }
        return new Manifest(
                madeAt,
                versions.entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> String.valueOf(each.getKey()), each -> String.valueOf(each.getValue()))),
                list);
    }

    private static Entry entry(@Nullable Object json) throws DamagedException {
        if (json instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && map.get("size") instanceof Long size
                && size >= 0
                && map.get("sha256") instanceof String hash) {
            return new Entry(name, size, hash);
        }
        throw new DamagedException("its manifest is incomplete");
    }
}
