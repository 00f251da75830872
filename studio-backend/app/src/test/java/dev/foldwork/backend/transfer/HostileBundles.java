package dev.foldwork.backend.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes that somebody hostile might send. */
final class HostileBundles {

    private static final String FLOW =
            "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: a }\nspec:\n  nodes:\n    n: { type: data.set@1, with: { v: 1 } }\n";
    private static final String BUNDLE = "BUNDLE_REFUSED";

    private HostileBundles() {}

    record Hostile(String name, byte[] bytes, String code, String says) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** A zip with a true manifest, whatever the files are called. */
    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var hashes = new LinkedHashMap<String, Object>();
        files.forEach((path, content) -> hashes.put(path, "sha256:" + Json.sha256(content)));
        String main = files.keySet().iterator().next();
        return raw(Json.write(Map.of("formatVersion", 1L, "main", main, "files", hashes)), files);
    }

    private static byte[] raw(String manifest, Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(bytes(manifest));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** A sound flow with one more file. */
    private static byte[] with(String path, String text) throws IOException {
        return with(path, bytes(text));
    }

    private static byte[] with(String path, byte[] content) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.flow.yaml", bytes(FLOW));
        files.put(path, content);
        return zip(files);
    }

    private static byte[] flow(String text) throws IOException {
        return zip(Map.of("a.flow.yaml", bytes(text)));
    }

    private static byte[] sound() {
        return new Bundle("a.flow.yaml", Map.of("a.flow.yaml", bytes(FLOW), "b.txt", bytes("text"))).toBytes();
    }

    private static byte[] replaced(byte[] zip, String from, String to) {
        return new String(zip, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Changes bytes of each entry in the directory at the end. */
    private static byte[] inDirectory(byte[] zip, int offset, int... values) {
        for (int i = 0; i + 46 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                for (int j = 0; j < values.length; j++) {
                    zip[i + offset + j] = (byte) values[j];
                }
            }
        }
        return zip;
    }

    private static byte[] kind(int high) {
        return inDirectory(inDirectory(sound(), 5, 3), 40, 0xff, high);
    }

    private static byte[] directoryNamesAnother() {
        byte[] zip = sound();
        int at = new String(zip, ISO_8859_1).lastIndexOf("b.txt");
        zip[at] = 'c';
        return zip;
    }

    private static byte[] wrongChecksum() {
        byte[] zip = sound();
        int at = new String(zip, ISO_8859_1).indexOf("text", new String(zip, ISO_8859_1).indexOf("b.txt"));
        zip[new String(zip, ISO_8859_1).indexOf("b.txttext") + 5] = 'T';
        return at < 0 ? new byte[0] : zip;
    }

    private static byte[] many() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 2_100; i++) {
            files.put("f" + i + ".yaml", bytes("x"));
        }
        return zip(files);
    }

    private static byte[] twice(String second) throws IOException {
        return replaced(with("b.flow.yaml", "2"), "b.flow.yaml", second);
    }

    private static byte[] team(String list) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("team.json", bytes(list));
        files.put("a/a.flow.yaml", bytes(FLOW));
        return zip(files);
    }

    static Stream<Hostile> all() throws IOException {
        var all = new ArrayList<Hostile>();
        all.addAll(names());
        all.addAll(zips());
        all.addAll(contents());
        return all.stream();
    }

    private static List<Hostile> names() throws IOException {
        var all = new ArrayList<Hostile>();
        for (String path : List.of(
                "../../escaped.yaml",
                "b/../../escaped.yaml",
                "./escaped.yaml",
                "b//escaped.yaml",
                "/tmp/escaped.yaml",
                "C:\\escaped.yaml",
                "C:escaped.yaml",
                "\\\\server\\escaped.yaml",
                "..\\escaped.yaml",
                ".bashrc",
                ".git/config",
                "~/escaped.yaml",
                "con.yaml",
                "b/NUL.txt",
                "com1.txt",
                "b.txt ",
                "b.",
                "b\u0000.yaml",
                "b\n.yaml",
                "b\u202e.yaml",
                "b%2f..%2fescaped.yaml",
                "%2e%2e/escaped.yaml",
                "b:stream.txt",
                "-rf.txt")) {
            all.add(new Hostile("name " + Json.write(path), with(path, "x"), BUNDLE, "not a path inside"));
        }
        all.add(new Hostile("huge name", with("b".repeat(60_000), "x"), BUNDLE, "not the path of a file"));
        all.add(new Hostile("long way", with("b/".repeat(200) + "c.txt", "x"), BUNDLE, "not the path of a file"));
        all.add(new Hostile("a folder", with("b/", ""), BUNDLE, "not the path of a file"));
        all.add(new Hostile("twice", twice("a.flow.yaml"), BUNDLE, "stands twice"));
        all.add(new Hostile("twice but for case", twice("A.FLOW.YAML"), BUNDLE, "stands twice"));
        return all;
    }

    private static List<Hostile> zips() throws IOException {
        byte[] cut = sound();
        return List.of(
                new Hostile("bomb by ratio", with("b.txt", new byte[100 << 20]), BUNDLE, "more than 64 MiB"),
                new Hostile("very many files", many(), BUNDLE, "more than 2000 files"),
                new Hostile("symbolic link", kind(0xa1), BUNDLE, "is a link or a device"),
                new Hostile("device", kind(0x21), BUNDLE, "is a link or a device"),
                new Hostile("pipe", kind(0x11), BUNDLE, "is a link or a device"),
                new Hostile("encrypted by its directory", inDirectory(sound(), 8, 1), BUNDLE, "encrypted"),
                new Hostile("directory names another file", directoryNamesAnother(), BUNDLE, "something else"),
                new Hostile("directory leads elsewhere", inDirectory(sound(), 42, 7), BUNDLE, "something else"),
                new Hostile("something behind the end", joined(sound(), bytes("#!/bin/sh")), BUNDLE, "does not end"),
                new Hostile("two zips in one", joined(sound(), sound()), BUNDLE, "something beside"),
                new Hostile("wrong checksum", wrongChecksum(), BUNDLE, "damaged"),
                new Hostile("cut off", java.util.Arrays.copyOf(cut, cut.length / 2), BUNDLE, "damaged"),
                new Hostile("only the first bytes", bytes("PK"), BUNDLE, "no manifest.json"),
                new Hostile(
                        "no manifest", replaced(sound(), "manifest.json", "manifest.jsom"), BUNDLE, "no manifest.json"),
                new Hostile(
                        "manifest of another content",
                        raw(
                                "{\"formatVersion\":1,\"main\":\"a.flow.yaml\",\"files\":{}}",
                                Map.of("a.flow.yaml", bytes(FLOW))),
                        BUNDLE,
                        "not the ones its manifest names"),
                new Hostile(
                        "manifest of a later version",
                        raw("{\"formatVersion\":2}", Map.of("a.flow.yaml", bytes(FLOW))),
                        BUNDLE,
                        "use a newer Foldwork"),
                new Hostile(
                        "manifest too deep",
                        raw("[".repeat(100_000), Map.of("a.flow.yaml", bytes(FLOW))),
                        BUNDLE,
                        "cannot be read"),
                new Hostile("a zip in the zip", with("inner.zip", sound()), BUNDLE, "of a kind that flows do not use"),
                new Hostile(
                        "a zip that calls itself text",
                        with("inner.txt", new byte[] {'P', 'K', 3, 4, (byte) 0xff}),
                        BUNDLE,
                        "not UTF-8 text"));
    }

    private static List<Hostile> contents() throws IOException {
        String head = "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: a }\nspec:\n";
        return List.of(
                new Hostile(
                        "script in a picture",
                        with("preview.svg", "<svg><script>alert(1)</script></svg>"),
                        BUNDLE,
                        "of a kind that flows do not use"),
                new Hostile(
                        "a page",
                        with("notes.html", "<script>alert(1)</script>"),
                        BUNDLE,
                        "of a kind that flows do not use"),
                new Hostile("a program", with("run.sh", "rm -rf /"), BUNDLE, "of a kind that flows do not use"),
                new Hostile("a class", with("X.class", "x"), BUNDLE, "of a kind that flows do not use"),
                new Hostile(
                        "a YAML tag",
                        flow(head + "  nodes: !!javax.script.ScriptEngineManager [x]\n"),
                        "FLOW_INVALID",
                        "tag"),
                new Hostile(
                        "YAML aliases",
                        flow(head + "  vars: { a: &a [x], b: *a }\n  nodes: {}\n"),
                        "FLOW_INVALID",
                        "a"),
                new Hostile(
                        "YAML too deep", flow(head + "  vars: " + "[".repeat(5_000) + "\n"), "FLOW_INVALID", "deep"),
                new Hostile(
                        "a name that is a path",
                        flow(FLOW.replace("name: a", "name: ../a")),
                        "FLOW_INVALID",
                        "metadata.name"),
                new Hostile(
                        "another name than the file",
                        flow(FLOW.replace("name: a", "name: b")),
                        BUNDLE,
                        "must be named like it"),
                new Hostile(
                        "layout too deep",
                        with("a.flow.layout.json", "{\"a\":" + "[".repeat(100_000)),
                        BUNDLE,
                        "cannot be read"),
                new Hostile("layout that is no object", with("a.flow.layout.json", "[1]"), BUNDLE, "cannot be read"),
                new Hostile(
                        "lock to a file elsewhere",
                        with("foldwork.lock", "{\"flows\":{\"team/b@1\":{\"file\":\"../../etc/passwd\"}}}"),
                        BUNDLE,
                        "not in the bundle"),
                new Hostile(
                        "lock with a hostile name",
                        with("foldwork.lock", "{\"flows\":{\"../b@1\":{\"file\":\"a.flow.yaml\"}}}"),
                        BUNDLE,
                        "not in the bundle"),
                new Hostile(
                        "lock to another flow",
                        with("foldwork.lock", "{\"flows\":{\"team/b@1\":{\"file\":\"a.flow.yaml\"}}}"),
                        BUNDLE,
                        "is another flow"),
                new Hostile(
                        "team of flows that are not there",
                        team("{\"flows\":[{\"name\":\"../x\",\"folder\":\"\"}]}"),
                        BUNDLE,
                        "not in the bundle"),
                new Hostile("team that hides a flow", team("{\"flows\":[]}"), BUNDLE, "belongs to no flow"),
                new Hostile("no text", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, BUNDLE, "not UTF-8"),
                new Hostile("a word", bytes("hello"), "IMPORT_REFUSED", "Nothing was imported"),
                new Hostile("JSON too deep", bytes("[".repeat(200_000)), "IMPORT_REFUSED", "Nothing was imported"),
                new Hostile("nothing", new byte[0], "IMPORT_REFUSED", "Nothing was imported"));
    }
}
