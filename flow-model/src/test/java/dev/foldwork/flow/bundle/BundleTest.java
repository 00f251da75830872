package dev.foldwork.flow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foldwork.flow.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] withManifest(Map<String, byte[]> files) throws IOException {
        var hashes = new LinkedHashMap<String, Object>();
        files.forEach((path, content) -> hashes.put(path, "sha256:" + Json.sha256(content)));
        var all = new LinkedHashMap<String, byte[]>();
        all.put(
                "manifest.json",
                bytes(Json.write(Map.of(
                        "formatVersion", 1L, "main", files.keySet().iterator().next(), "files", hashes))));
        all.putAll(files);
        return zip(all);
    }

    @Test
    void givesTheSameBytesForTheSameFiles() throws Exception {
        var one = new LinkedHashMap<String, byte[]>();
        one.put("b.flow.yaml", bytes("b"));
        one.put("a/prompt.md", bytes("a"));
        var other = new LinkedHashMap<String, byte[]>();
        other.put("a/prompt.md", bytes("a"));
        other.put("b.flow.yaml", bytes("b"));
        byte[] packed = new Bundle("b.flow.yaml", one).toBytes();
        assertThat(packed).isEqualTo(new Bundle("b.flow.yaml", other).toBytes());
        Bundle read = Bundle.read(packed);
        assertThat(read.main()).isEqualTo("b.flow.yaml");
        assertThat(read.files()).containsOnlyKeys("a/prompt.md", "b.flow.yaml");
        assertThat(read.toBytes()).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../x",
                "/etc/passwd",
                "a//b",
                "./a",
                "a\\b",
                "C:x",
                "..",
                "a/",
                "a\u0000b",
                "a\nb",
                ".ssh/x",
                "nul",
                "com1.txt",
                "a.",
                "a ",
                "\u202ex",
                "a/..",
                "..%2fx",
                "~root"
            })
    void refusesAPathThatIsNotInside(String path) throws Exception {
        byte[] hostile = withManifest(Map.of(path, bytes("x")));
        assertThatThrownBy(() -> Bundle.read(hostile)).isInstanceOf(BundleException.class);
    }

    @Test
    void refusesBombsAndLies() throws Exception {
        byte[] bomb = withManifest(Map.of("a.flow.yaml", new byte[80 << 20]));
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> Bundle.read(bomb)).hasMessageContaining("unpacks to more than 64 MiB");
        byte[] twice = withManifest(new LinkedHashMap<>(Map.of("a.yaml", bytes("1"), "A.yaml", bytes("2"))));
        assertThatThrownBy(() -> Bundle.read(twice)).hasMessageContaining("twice");
        byte[] bare = zip(Map.of("a.yaml", bytes("1")));
        assertThatThrownBy(() -> Bundle.read(bare)).hasMessageContaining("no manifest.json");
        byte[] good = new Bundle("a.yaml", Map.of("a.yaml", bytes("1"))).toBytes();
        byte[] changed = good.clone();
        String text = new String(good, StandardCharsets.ISO_8859_1);
        changed[text.indexOf("sha256:") + 10] ^= 1;
        assertThatThrownBy(() -> Bundle.read(changed)).isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> Bundle.read(bytes("not a zip"))).hasMessageContaining("no manifest.json");
        byte[] newer = zip(Map.of("manifest.json", bytes("{\"formatVersion\":9}")));
        assertThatThrownBy(() -> Bundle.read(newer)).hasMessageContaining("newer Foldwork");
    }
}
