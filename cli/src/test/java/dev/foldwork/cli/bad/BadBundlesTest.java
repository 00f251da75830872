package dev.foldwork.cli.bad;

import static dev.foldwork.cli.TestingCli.foldwork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile bundles: exit code 7, the reason, and nothing written anywhere. */
class BadBundlesTest {

    @TempDir
    static Path folder;

    record Hostile(String name, byte[] bytes, String says) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var hashes = new LinkedHashMap<String, Object>();
        files.forEach((path, content) -> hashes.put(path, "sha256:" + Json.sha256(content)));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(bytes(Json.write(Map.of(
                    "formatVersion", 1L, "main", files.keySet().iterator().next(), "files", hashes))));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] named(String path) throws IOException {
        return zip(Map.of(path, bytes("x")));
    }

    /** Renames inside the finished zip, to have what no writer writes. */
    private static byte[] renamed(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] many() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 2_100; i++) {
            files.put("f" + i + ".yaml", bytes("x"));
        }
        return zip(files);
    }

    private static byte[] changed() {
        byte[] zip = new Bundle("a.flow.yaml", Map.of("a.flow.yaml", bytes("a: 1"))).toBytes();
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        zip[text.lastIndexOf("a: 1")] = 'b';
        return zip;
    }

    private static byte[] twice() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.flow.yaml", bytes("1"));
        files.put("b.flow.yaml", bytes("2"));
        return renamed(zip(files), "b.flow.yaml", "a.flow.yaml");
    }

    static Stream<Hostile> bundles() throws IOException {
        return Stream.of(
                new Hostile("zip slip", named("../../escaped.yaml"), "not a path inside"),
                new Hostile("zip slip within", named("a/../../escaped.yaml"), "not a path inside"),
                new Hostile("absolute name", named("/tmp/escaped.yaml"), "not a path inside"),
                new Hostile("drive", named("C:\\escaped.yaml"), "not a path inside"),
                new Hostile("hidden", named(".bashrc"), "not a path inside"),
                new Hostile("huge name", named("a".repeat(60_000)), "not the path of a file"),
                new Hostile("long way", named("a/".repeat(200) + "b"), "not the path of a file"),
                new Hostile("bomb by ratio", zip(Map.of("a.flow.yaml", new byte[100 << 20])), "more than 64 MiB"),
                new Hostile("very many files", many(), "more than 2000 files"),
                new Hostile("doubled entry", twice(), "stands twice"),
                new Hostile("other content", changed(), "refused"),
                new Hostile("cut off", java.util.Arrays.copyOf(named("a.flow.yaml"), 200), "refused"),
                new Hostile("no zip", bytes("hello"), "no manifest.json"),
                new Hostile("too large", new byte[(64 << 20) + 1], "larger than 64 MiB"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    @Timeout(20)
    void isRefusedWhole(Hostile hostile) throws Exception {
        Path room = Files.createTempDirectory(folder, "room");
        Path bundle = Files.write(room.resolve("hostile.flowpack"), hostile.bytes);
        Ended ended = foldwork("unpack", bundle.toString(), room.resolve("new").toString());
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.err()).contains(hostile.says).contains("→ nothing was written");
        try (Stream<Path> left = Files.list(room)) {
            assertThat(left).containsExactly(bundle);
        }
        assertThat(folder.resolve("escaped.yaml")).doesNotExist();
        assertThat(Path.of("/tmp/escaped.yaml")).doesNotExist();
    }

    @Test
    void neverMakesALink() throws Exception {
        Path room = Files.createTempDirectory(folder, "room");
        byte[] zip = zip(Map.of("a.flow.yaml", bytes("/etc/passwd")));
        // In the directory at the end: made by Unix, and a symbolic link.
        for (int i = 0; i + 42 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 5] = 3;
                zip[i + 40] = (byte) 0xff;
                zip[i + 41] = (byte) 0xa1;
            }
        }
        Path bundle = Files.write(room.resolve("link.flowpack"), zip);
        Ended ended = foldwork("unpack", bundle.toString(), room.resolve("new").toString());
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("is a link or a device").contains("→ nothing was written");
        assertThat(room.resolve("new")).doesNotExist();
    }

    @Test
    void packsAndUnpacksAndOverwritesNothing() throws Exception {
        Path room = Files.createTempDirectory(folder, "room");
        Path bundle = room.resolve("w.flowpack");
        String sample = TestingCli.SAMPLES.resolve("welcome_letters").toString();
        assertThat(foldwork("pack", sample, "--to", bundle.toString()).code()).isZero();
        byte[] once = Files.readAllBytes(bundle);
        assertThat(foldwork("pack", sample, "--to", bundle.toString()).code()).isEqualTo(6);
        assertThat(Files.readAllBytes(bundle)).isEqualTo(once);
        Path target = room.resolve("unpacked");
        assertThat(foldwork("unpack", bundle.toString(), target.toString()).code())
                .isZero();
        assertThat(foldwork("unpack", bundle.toString(), target.toString()).code())
                .isEqualTo(6);
        assertThat(foldwork("check", target.resolve("welcome_letters.flow.yaml").toString())
                        .code())
                .isZero();
        assertThat(foldwork("unpack", "none.flowpack", room.resolve("x").toString())
                        .code())
                .isEqualTo(3);
        assertThat(foldwork("pack", sample, "--to", "/no/such/folder/w.flowpack")
                        .code())
                .isEqualTo(1);
    }
}
