package dev.foldwork.backend.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.backend.TestingCaller.Answer;
import dev.foldwork.flow.bundle.Bundle;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows that leave one team and come to another. */
class TransferTest {

    private static final Path SAMPLES = Path.of("..", "..", "samples");
    private static final String IMPORTS = "/api/v1/imports";

    private static TestingCaller somebody(String... scopes) {
        TestingBackend backend = TestingBackend.shared();
        return backend.caller(backend.team(), "anna", scopes.length == 0 ? new String[] {"flows:write"} : scopes);
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(SAMPLES)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    /** A sample as {@code foldwork pack} packs it. */
    private static byte[] packed(Path sample) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (Stream<Path> all = Files.list(sample)) {
            for (Path file : all.filter(each -> each.toString().matches(".*(\\.flow\\.yaml|foldwork\\.lock)"))
                    .toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return new Bundle(sample.getFileName() + ".flow.yaml", files).toBytes();
    }

    private static Answer imported(TestingCaller who, byte[] bytes, Map<String, String> choices) {
        String id = who.bytes(IMPORTS, bytes).is(201).text("id");
        return who.post(IMPORTS + "/" + id + "/apply", Map.of("choices", choices));
    }

    private static List<Object> outcomes(Answer answer) {
        return answer.is(200).list("items").stream()
                .map(item -> (Object) (item.get("key") + " " + item.get("outcome")))
                .toList();
    }

    private static String flow(TestingCaller who, String name) {
        return who.get("/api/v1/flows?limit=200").list("flows").stream()
                .filter(flow -> name.equals(flow.get("name")))
                .map(flow -> String.valueOf(flow.get("id")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleGoesThroughTwoTeamsAndIsTheSameBytes(Path sample) throws IOException {
        String name = sample.getFileName().toString();
        TestingCaller anna = somebody();
        TestingCaller bob = somebody();
        imported(anna, packed(sample), Map.of()).is(200);
        String at = "/api/v1/flows/" + flow(anna, name);
        anna.change("PUT", at + "/layout", 1, Map.of("layout", Map.of("nodes", Map.of("a", Map.of("x", 1L, "y", 2L)))))
                .is(200);
        byte[] exported = anna.file(at + "/export");
        assertThat(outcomes(imported(bob, exported, Map.of())))
                .allMatch(item -> item.toString().endsWith("created"));
        String there = "/api/v1/flows/" + flow(bob, name);
        assertThat(bob.file(there + "/export")).isEqualTo(exported);
        assertThat(outcomes(imported(bob, exported, Map.of())))
                .allMatch(item -> item.toString().endsWith("unchanged"));
        assertThat(bob.file(there + "/export?format=yaml"))
                .isEqualTo(Files.readAllBytes(sample.resolve(name + ".flow.yaml")));
        assertThat(bob.post(there + "/check", Map.of()).body()).containsEntry("sound", true);
        Map<String, Object> conductor = Json.object(bob.file(there + "/export?format=conductor"));
        assertThat(conductor).containsEntry("format", "conductor").containsEntry("flow", name);
    }

    @Test
    void aWholeTeamGoesThroughAnotherAndIsTheSameBytes() throws IOException {
        TestingCaller anna = somebody();
        TestingCaller bob = somebody();
        for (Path sample : samples().toList()) {
            imported(anna, packed(sample), Map.of()).is(200);
        }
        anna.send("PATCH", "/api/v1/flows/" + flow(anna, "hello"), Map.of("folder", "First/Steps"))
                .is(200);
        byte[] exported = anna.file("/api/v1/export");
        Answer plan = bob.bytes(IMPORTS + "?name=all.flowpack", exported).is(201);
        assertThat(plan.body()).containsEntry("format", "team").containsEntry("name", "all.flowpack");
        assertThat(plan.list("items")).allSatisfy(item -> assertThat(item).containsEntry("action", "create"));
        assertThat(bob.get("/api/v1/flows").list("flows")).isEmpty();
        bob.post(IMPORTS + "/" + plan.text("id") + "/apply", Map.of()).is(200);
        assertThat(bob.file("/api/v1/export")).isEqualTo(exported);
        assertThat(bob.get("/api/v1/flows/" + flow(bob, "hello")).body()).containsEntry("folder", "First/Steps");
        assertThat(outcomes(bob.post(IMPORTS + "/" + plan.text("id") + "/apply", Map.of())))
                .allMatch(item -> item.toString().endsWith("unchanged"));
        assertThat(bob.file("/api/v1/export")).isEqualTo(exported);
    }

    private static byte[] text(String name, String value) {
        return ("apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: " + name + " }\nspec:\n"
                        + "  access: { secrets: [KEY], connections: { mail: smtp }, folders: { desk: { title: Desk, mode: read } } }\n"
                        + "  nodes:\n    a: { type: data.set@1, with: { v: " + value + " } }\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aConflictIsDecidedByWhoImports() {
        TestingCaller anna = somebody();
        assertThat(outcomes(imported(anna, text("mine", "1"), Map.of()))).containsExactly("mine created");
        byte[] other = text("mine", "2");
        Answer plan = anna.bytes(IMPORTS, other).is(201);
        assertThat(plan.list("items").getFirst())
                .containsEntry("action", "conflict")
                .containsEntry("choices", List.of("keep", "replace", "copy"))
                .containsEntry("differs", List.of("spec.nodes.a.with.v"));
        assertThat(plan.object("needs"))
                .containsEntry("secrets", List.of("KEY"))
                .containsEntry("connections", Map.of("mail", "smtp"))
                .containsEntry("folders", List.of("desk"));
        Answer undecided = imported(anna, other, Map.of()).is(409);
        assertThat(undecided.code()).isEqualTo("IMPORT_UNDECIDED");
        assertThat(undecided.list("problems")).hasSize(1);
        assertThat(imported(anna, other, Map.of("mine", "maybe", "yours", "keep"))
                        .is(409)
                        .list("problems"))
                .hasSize(2);
        String at = "/api/v1/flows/" + flow(anna, "mine");
        assertThat(outcomes(imported(anna, other, Map.of("mine", "keep")))).containsExactly("mine kept");
        assertThat(anna.file(at + "/export?format=yaml")).isEqualTo(text("mine", "1"));
        assertThat(outcomes(imported(anna, other, Map.of("mine", "copy")))).containsExactly("mine copied");
        assertThat(anna.get("/api/v1/flows/" + flow(anna, "mine_2") + "/draft").text("text"))
                .contains("name: mine_2", "v: 2");
        assertThat(outcomes(imported(anna, other, Map.of("mine", "replace")))).containsExactly("mine replaced");
        assertThat(anna.file(at + "/export?format=yaml")).isEqualTo(other);
        // The history knows what was replaced.
        Map<String, Object> change = anna.get(at + "/changes").list("changes").getFirst();
        assertThat(String.valueOf(change.get("undo"))).contains("v: 1");
        byte[] commented = ("# said so\n" + new String(other, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(anna.bytes(IMPORTS, commented).list("items").getFirst()).containsEntry("action", "change");
        assertThat(outcomes(imported(anna, commented, Map.of()))).containsExactly("mine replaced");
        anna.post(at + "/archive", Map.of()).is(200);
        assertThat(anna.bytes(IMPORTS, text("mine", "3")).list("items").getFirst())
                .containsEntry("choices", List.of("keep", "copy"));
    }

    @Test
    void whatFailsHalfWayChangesNothing() throws IOException {
        TestingCaller anna = somebody();
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "a.flow.yaml",
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: a }\nspec:\n  nodes:\n    c: { type: flow.call@1, uses: team/b@1 }\n"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "b.flow.yaml",
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: b }\nspec:\n  nodes:\n    x: { type: no.such@1 }\n"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "foldwork.lock",
                "{\"lockVersion\":1,\"flows\":{\"team/b@1\":{\"file\":\"b.flow.yaml\",\"hash\":\"sha256:0\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        Answer refused = imported(anna, new Bundle("a.flow.yaml", files).toBytes(), Map.of())
                .is(422);
        assertThat(refused.code()).isEqualTo("FLOW_INVALID");
        assertThat(anna.get("/api/v1/flows").list("flows")).isEmpty();
    }

    @Test
    void aCalledVersionThatIsNowhereIsNeeded() {
        TestingCaller anna = somebody();
        byte[] calling =
                "apiVersion: foldwork/v1\nkind: Flow\nmetadata: { name: a }\nspec:\n  nodes:\n    c: { type: flow.call@1, uses: team/gone@4 }\n"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(anna.bytes(IMPORTS, calling).is(201).object("needs")).containsEntry("flows", List.of("gone@4"));
        assertThat(outcomes(imported(anna, calling, Map.of()))).containsExactly("a created");
    }

    @Test
    void definitionsOfOtherSystemsComeWithTheirReport() {
        TestingCaller anna = somebody();
        byte[] conductor = Json.bytes(Map.of(
                "name",
                "old_one",
                "version",
                1L,
                "schemaVersion",
                2L,
                "tasks",
                List.of(
                        Map.of("name", "t", "taskReferenceName", "t", "type", "NOOP"),
                        Map.of("name", "s", "taskReferenceName", "s", "type", "SIMPLE"))));
        Answer plan = anna.bytes(IMPORTS, conductor).is(201);
        assertThat(plan.body()).containsEntry("format", "conductor");
        assertThat(Json.write(plan.object("reports"))).contains("\"unsupported\":1");
        assertThat(outcomes(anna.post(IMPORTS + "/" + plan.text("id") + "/apply", Map.of())))
                .containsExactly("old_one created");
    }

    @Test
    void anotherTeamsImportsAndExportsDoNotExist() {
        TestingCaller anna = somebody();
        TestingCaller eve = somebody("admin");
        String id = anna.bytes(IMPORTS, text("mine", "1")).is(201).text("id");
        for (Answer answer : List.of(
                eve.get(IMPORTS + "/" + id),
                eve.post(IMPORTS + "/" + id + "/apply", Map.of()),
                eve.get(IMPORTS + "/nonsense"))) {
            assertThat(answer.is(404).code()).isEqualTo("IMPORT_UNKNOWN");
        }
        TestingCaller reader = somebody("flows:read");
        assertThat(reader.bytes(IMPORTS, text("mine", "1")).is(403).code()).isEqualTo("ACCESS_DENIED");
        anna.post(IMPORTS + "/" + id + "/apply", Map.of()).is(200);
        assertThat(new String(eve.file("/api/v1/export"), StandardCharsets.ISO_8859_1))
                .doesNotContain("mine");
    }
}
