package dev.foldwork.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/**
 * A disk without room: the run waits and says DISK_FULL, goes on when there is room, and loses nothing. The limit on the
 * size of files stands for the disk, as every user may set it and lift it again.
 */
class FullDiskTest {

    private static final String FLOW = """
            nodes:
              each:
                type: flow.for_each@1
                with: { items: "${ [1..100] }" }
                nodes:
                  big: { type: data.set@1, with: { text: "${ $pad('', 20000, 'x') }", item: "${ item }" } }
                outputs: { item: "${ nodes.big.item }" }
            outputs: { sum: "${ $sum(nodes.each.items.item) }", count: "${ nodes.each.count }" }
            """;

    @TempDir
    Path folder;

    @Test
    void keepsARunWaiting() throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        Path flow = cli.flow("large", FLOW);
        TestingCli.Child child = cli.start("ulimit -S -f 2500", Map.of(), "run", flow.toString(), "-o", "json");
        child.awaitErr("DISK_FULL");
        Thread.sleep(700);
        assertThat(child.process().isAlive()).as("the run waits").isTrue();

        Ended looked = cli.run("runs", "get", "last", "-o", "json");
        assertThat(looked.code()).isZero();
        assertThat(Json.object(looked.out()).get("state")).isEqualTo("running");

        makeRoom(child);
        Ended ended = child.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("room on the disk again");
        Map<String, Object> run = Json.object(ended.out());
        assertThat(Json.write(run.get("output"))).isEqualTo("{\"sum\":5050,\"count\":100}");
        var seen = new java.util.HashSet<String>();
        long last = 0;
        for (String line : cli.run("runs", "logs", "last", "-o", "json").out().split("\n")) {
            Map<String, Object> event = Json.object(line);
            assertThat((Long) event.get("seq")).isEqualTo(++last);
            if ("node_settled".equals(event.get("kind"))) {
                assertThat(seen.add(event.get("path").toString())).isTrue();
            }
        }
        assertThat(seen).hasSize(101);
    }

    private static void makeRoom(TestingCli.Child child) throws Exception {
        int lifted = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(child.process().pid()), "--fsize=unlimited:")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(lifted).isZero();
    }

    @Test
    void keepsANodeWaitingThatStoresAnArtifact() throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.write(files.resolve("large.bin"), new byte[6_000_000]);
        Path flow = cli.flow("store", """
                access: { folders: { in: { title: In, mode: read } } }
                nodes:
                  a: { type: file.read@1, with: { folder: in, path: large.bin, as: artifact } }
                outputs: { size: "${ nodes.a.content.size }" }
                """);
        TestingCli.Child child = cli.start(
                "ulimit -S -f 2500", Map.of(), "run", flow.toString(), "--folder", "in=" + files, "-o", "json");
        child.awaitErr("the disk of the artifacts is full");
        Thread.sleep(700);
        assertThat(child.process().isAlive()).as("the node waits").isTrue();
        makeRoom(child);
        Ended ended = child.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("room on the disk of the artifacts again");
        assertThat(Json.write(Json.object(ended.out()).get("output"))).isEqualTo("{\"size\":6000000}");
    }

    @Test
    void refusesToBeginAJournalWithoutRoom() throws Exception {
        var cli = new TestingCli(folder.resolve("none"));
        Path flow = cli.flow("large", FLOW);
        Ended ended = cli.start(
                        "ulimit -S -f 4", Map.of("JAVA_TOOL_OPTIONS", library()), "run", flow.toString(), "-o", "json")
                .end();
        assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(1);
        assertThat(Json.write(Json.object(ended.out()))).contains("DISK_FULL").contains("Free some space");
        assertThat(Files.exists(folder.resolve("none"))).isTrue();
        assertThat(cli.run("run", flow.toString()).code())
                .as("the same folder serves when there is room")
                .isZero();
    }

    /** SQLite's library is unpacked here before there is no room left for it. */
    private String library() throws Exception {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        Path target = folder.resolve("libsqlitejdbc.so");
        try (var in = SQLiteConfig.class.getResourceAsStream("native/Linux/" + processor + "/libsqlitejdbc.so")) {
            Files.copy(java.util.Objects.requireNonNull(in), target);
        }
        return "-Dorg.sqlite.lib.path=" + folder + " -Dorg.sqlite.lib.name=libsqlitejdbc.so";
    }
}
