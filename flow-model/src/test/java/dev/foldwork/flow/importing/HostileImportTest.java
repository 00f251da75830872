package dev.foldwork.flow.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be refused is refused with its reason; what is odd never breaks the importer. */
class HostileImportTest {

    private static ImportResult read(String text) {
        return Importing.read(text.getBytes(StandardCharsets.UTF_8), "hostile", null);
    }

    private static String conductor(String task) {
        return "{\"name\":\"x\",\"tasks\":[" + task + "]}";
    }

    private static String n8n(String parameters) {
        return "{\"nodes\":[{\"name\":\"A\",\"type\":\"n8n-nodes-base.set\",\"typeVersion\":3.4,\"parameters\":"
                + parameters + "}],\"connections\":{}}";
    }

    private static String assigned(String value) {
        return n8n("{\"assignments\":{\"assignments\":[{\"name\":\"x\",\"value\":" + value + "}]}}");
    }

    static Stream<String[]> refused() {
        String list = IntStream.range(0, 2_001)
                .mapToObj(i -> "{\"name\":\"n" + i + "\",\"type\":\"noOp\"}")
                .collect(Collectors.joining(","));
        String tasks = IntStream.range(0, 5_001)
                .mapToObj(i -> "{\"taskReferenceName\":\"t" + i + "\",\"type\":\"NOOP\"}")
                .collect(Collectors.joining(","));
        return Stream.of(
                new String[] {"IMPORT_SHAPE", "[]"},
                new String[] {"IMPORT_SHAPE", "{}"},
                new String[] {"IMPORT_SHAPE", "[1, 2]"},
                new String[] {"IMPORT_SHAPE", "name: old\nspecVersion: '0.8'\nstates: []"},
                new String[] {"IMPORT_SHAPE", "document: {dsl: '2.0'}\ndo: []"},
                new String[] {"IMPORT_SHAPE", "[" + "{\"tasks\":[]},".repeat(500) + "{\"tasks\":[]}]"},
                new String[] {"IMPORT_UNREADABLE", "{\"tasks\": ["},
                new String[] {"IMPORT_UNREADABLE", ""},
                new String[] {"IMPORT_UNREADABLE", "[".repeat(100_000)},
                new String[] {"IMPORT_UNREADABLE", "a: ".repeat(50_000)},
                new String[] {"IMPORT_UNREADABLE", "do: !!javax.script.ScriptEngineManager []\ndocument: {}"},
                new String[] {"IMPORT_UNREADABLE", "a: &a [x, x]\nb: &b [*a, *a]\ndo: [*b]\ndocument: {}"},
                new String[] {"IMPORT_UNREADABLE", "\u0000\u0001"},
                new String[] {"IMPORT_TOO_LARGE", "{\"tasks\":" + "[".repeat(150) + "]".repeat(150) + "}"},
                new String[] {"IMPORT_TOO_LARGE", "{\"tasks\":[],\"" + "n".repeat(1_001) + "\":1}"},
                new String[] {"IMPORT_TOO_LARGE", "{\"tasks\":[" + "0,".repeat(1_000_000) + "0]}"},
                new String[] {"IMPORT_TOO_LARGE", " ".repeat((16 << 20) + 1)},
                new String[] {"IMPORT_TOO_LARGE", "{\"connections\":{},\"nodes\":[" + list + "]}"},
                new String[] {"IMPORT_TOO_LARGE", "{\"tasks\":[" + tasks + "]}"});
    }

    @ParameterizedTest
    @MethodSource
    void refused(String code, String source) {
        assertThatThrownBy(() -> read(source))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void expressionsThatWouldGrowAreLeftOut() {
        for (String bomb : new String[] {
            "={{ " + "a.b || ".repeat(200) + "c }}",
            "={{ " + "$json.a || ".repeat(200) + "1 }}",
            "={{ " + "!".repeat(5_000) + "1 }}",
            "={{ " + "(".repeat(5_000) + "1 }}",
            "={{ " + "[".repeat(50) + "]".repeat(50) + " }}",
            "={{ " + "-".repeat(2_000) + "1 }}",
            "={{".repeat(3_000),
            "={{ `${`${`${`}` }}",
            "={{ $json" + ".a".repeat(700) + " }}"
        }) {
            ImportedFlow flow = read(assigned("\"" + bomb + "\"")).flows().getFirst();
            assertThat(flow.isSound()).as(bomb.substring(0, 12)).isTrue();
            assertThat(flow.text().length()).isLessThan(30_000);
        }
    }

    @Test
    void textsNeverBecomeExpressionsOrMarkup() {
        String evil = "${ $eval('1') } $${ x } }} {{ \\u001b[31m \\u202e <script>alert(1)</script>";
        ImportedFlow flow = read("{\"name\":\"" + evil + "\",\"nodes\":[{\"name\":\"" + evil
                        + "\",\"type\":\"x.slack\",\"notes\":\"" + evil + "\",\"parameters\":{\"t\":\"" + evil
                        + "\"}}],\"connections\":{}}")
                .flows()
                .getFirst();
        assertThat(flow.problems()).isEmpty();
        assertThat(flow.report().toString()).doesNotContain("\u001b", "\u202e");
        assertThat(flow.text()).doesNotContain("note:");
        assertThat(flow.name()).matches("[a-z][a-z0-9_]{0,62}");
    }

    @Test
    void namesWithBracketsAreNames() {
        String name = "a['b-c'][0] d[x]";
        ImportedFlow flow = read(n8n("{\"assignments\":{\"assignments\":[{\"name\":\"" + name
                        + "\",\"value\":\"={{ $json.x }}\"}]}}"))
                .flows()
                .getFirst();
        assertThat(flow.isSound()).isTrue();
        assertThat(flow.text()).contains(name);
    }

    @Test
    void aMemberNamedNextAndATriggerIntoALoopStaySound() {
        ImportedFlow flow = read("""
                {"nodes": [
                  {"name": "T", "type": "manualTrigger"},
                  {"name": "L", "type": "splitInBatches", "typeVersion": 3},
                  {"name": "A", "type": "set", "typeVersion": 3.4, "parameters": {"assignments": {"assignments":
                    [{"name": "next", "value": "={{ $('B').item.json.x }}"}]}}},
                  {"name": "B", "type": "noOp"},
                  {"name": "T2", "type": "webhook"}, {"name": "C", "type": "noOp"}],
                 "connections": {"T": {"main": [[{"node": "L"}]]}, "T2": {"main": [[{"node": "A"}, {"node": "C"}]]},
                  "L": {"main": [[{"node": "B"}], [{"node": "A"}]]}, "A": {"main": [[{"node": "L"}]]}}}
                """).flows().getFirst();
        assertThat(flow.problems()).isEmpty();
        assertThat(flow.report().toString()).contains("a trigger leads into the middle of a loop");
    }

    @Test
    void oddTypesAreTakenAsMissing() {
        for (String odd : new String[] {"null", "1", "\"x\"", "[]", "{}", "[null]", "[[1]]", "{\"a\":null}", "true"}) {
            for (String key : new String[] {
                "decisionCases",
                "defaultCase",
                "forkTasks",
                "loopOver",
                "joinOn",
                "inputParameters",
                "type",
                "taskReferenceName",
                "subWorkflowParam",
                "expression"
            }) {
                for (String type :
                        new String[] {"SWITCH", "FORK_JOIN", "JOIN", "DO_WHILE", "SUB_WORKFLOW", "HTTP", "WAIT"}) {
                    String rest = Map.of("type", type, "taskReferenceName", "t").entrySet().stream()
                            .filter(entry -> !entry.getKey().equals(key))
                            .map(entry -> ",\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                            .collect(Collectors.joining());
                    read(conductor("{\"" + key + "\":" + odd + rest + "}"));
                }
            }
            read(n8n(odd));
            read("{\"nodes\":[" + odd + "],\"connections\":{\"A\":" + odd + ",\"B\":{\"main\":" + odd + "}}}");
            read("{\"document\":{\"dsl\":\"1.0.0\"},\"do\":[" + odd + ",{\"a\":" + odd + "},{\"b\":{\"for\":" + odd
                    + ",\"do\":" + odd + "}},{\"c\":{\"try\":" + odd + ",\"catch\":" + odd + "}},{\"d\":{\"switch\":"
                    + odd
                    + "}},{\"e\":{\"call\":\"http\",\"with\":" + odd + "}},{\"f\":{\"wait\":" + odd + "}}]}");
        }
    }

    @Test
    void brokenSourcesNeverBreakTheImporter() throws IOException {
        var random = new Random(7);
        for (Path folder : ImportCasesTest.cases().toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                Path source = files.filter(file -> file.getFileName().toString().startsWith("source."))
                        .findFirst()
                        .orElseThrow();
                byte[] whole = Files.readAllBytes(source);
                for (int i = 0; i < 30; i++) {
                    byte[] broken = whole.clone();
                    for (int j = 0; j <= i % 4; j++) {
                        broken[random.nextInt(broken.length)] = (byte) (32 + random.nextInt(95));
                    }
                    Throwable fault = catchThrowable(() -> Importing.read(broken, "broken", null));
                    assertThat(fault == null || fault instanceof ImportException)
                            .as("%s", fault)
                            .isTrue();
                }
            }
        }
    }
}
