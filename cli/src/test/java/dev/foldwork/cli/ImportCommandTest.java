package dev.foldwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code foldwork import} and {@code foldwork export} as a person meets them. */
class ImportCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100);
        return CommandTree.execute(terminal, arguments);
    }

    private static String source(String name) {
        return TestingCloud.checkout().resolve("protocol/cases/import/" + name).toString();
    }

    @Test
    void aDryRunShowsThePlanAndWritesNothing() throws IOException {
        int code = run("import", source("n8n/webhook_branches/source.json"), "--to", folder.toString(), "--dry-run");
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("mapped", "approximated", "Old call", "needs secret OLD_CALL_X_API_KEY", "would write")
                .contains("the flow passes the check");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anImportCanBeRepeatedAndNeverOverwrites() throws IOException {
        String source = source("conductor/order/source.json");
        assertThat(run("import", source, "--to", folder.toString())).isEqualTo(ExitCode.OK);
        assertThat(run("import", source, "--to", folder.toString())).isEqualTo(ExitCode.OK);
        Path flow = folder.resolve("order_intake.flow.yaml");
        assertThat(run("check", flow.toString())).isEqualTo(ExitCode.OK);
        Files.writeString(flow, "mine");
        assertThat(run("import", source, "--to", folder.toString())).isEqualTo(ExitCode.CONFLICT);
        assertThat(flow).hasContent("mine");
    }

    @Test
    void whatDoesNotPassTheCheckSaysSo() {
        String source = source("serverless/events_and_runs/source.yaml");
        assertThat(run("import", source, "--dry-run", "-o", "json")).isEqualTo(ExitCode.DEFINITION_INVALID);
        Map<String, ?> json = Json.object(out.toString());
        assertThat(json.get("format")).isEqualTo("serverless");
        assertThat(((Map<?, ?>) ((List<?>) json.get("flows")).getFirst()).get("sound"))
                .isEqualTo(false);
    }

    @Test
    void refusalsHaveTheirExitCodes() throws IOException {
        assertThat(run("import", folder.resolve("none.json").toString())).isEqualTo(ExitCode.NOT_FOUND);
        Path odd = Files.writeString(folder.resolve("odd.json"), "{\"a\": 1}");
        assertThat(run("import", odd.toString())).isEqualTo(ExitCode.DEFINITION_INVALID);
        assertThat(err.toString()).contains("looks like no workflow", "nothing was written");
        assertThat(run("import", odd.toString(), "--format", "bpmn")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anExportIsTheSameEachTimeAndNamesWhatItNeeds() {
        String sample = TestingCloud.checkout().resolve("samples/hello").toString();
        assertThat(run("export", sample)).isEqualTo(ExitCode.OK);
        String first = out.toString();
        Map<String, ?> json = Json.object(first);
        assertThat(json.get("format")).isEqualTo("conductor");
        assertThat(((List<?>) json.get("definitions"))).isNotEmpty();
        assertThat(((Map<?, ?>) json.get("needs")).get("taskTypes")).isEqualTo(List.of("foldwork_node"));
        out.getBuffer().setLength(0);
        assertThat(run("export", sample, "--format", "conductor")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(first);
    }

    /** Each source, its input, and the output that the system it comes from would give. */
    private static final String LOOP = """
            {"name": "counting", "tasks": [
              {"taskReferenceName": "begin", "type": "SET_VARIABLE", "inputParameters": {"n": 0, "said": "none"}},
              {"taskReferenceName": "loop", "type": "DO_WHILE", "inputParameters": {"most": "${workflow.input.most}"},
               "loopCondition": "if ($.loop['iteration'] < $.most) { true; } else { false; }", "loopOver": [
                {"taskReferenceName": "add", "type": "INLINE", "inputParameters":
                  {"evaluatorType": "graaljs", "expression": "(function(){ return $.n + 2; })()", "n": "${workflow.variables.n}"}},
                {"taskReferenceName": "keep", "type": "SET_VARIABLE", "inputParameters": {"n": "${add.output.result}"}}]},
              {"taskReferenceName": "size", "type": "SWITCH", "evaluatorType": "javascript", "expression": "$.n > 5 ? 'big' : 'small'",
               "inputParameters": {"n": "${workflow.variables.n}"}, "decisionCases": {
                "big": [{"taskReferenceName": "big", "type": "SET_VARIABLE", "inputParameters": {"said": "big"}}]}}],
             "outputParameters": {"n": "${workflow.variables.n}", "rounds": "${loop.output.iteration}",
              "last": "${add.output.result}", "said": "${workflow.variables.said}"}}""";

    private static final String SWITCHING = """
            document: { dsl: "1.0.0", namespace: x, name: switching, version: "1.0.0" }
            do:
              - route: { switch: [ { many: { when: .n > 3, then: many } } ] }
              - few: { set: { how: few, twice: "${ .n * 2 }" }, then: last }
              - many: { for: { each: x, in: "[1, 2, .n]" }, do: [ { one: { set: { y: "${ $x * 10 }" } } } ] }
              - last: { if: ". != null", set: { got: "${ . }" } }
            """;

    private static final String BRANCHES = """
            {"name": "branches", "nodes": [
              {"name": "Start", "type": "n8n-nodes-base.manualTrigger", "parameters": {}},
              {"name": "Set", "type": "n8n-nodes-base.set", "typeVersion": 3.4, "parameters": {"includeOtherFields": true,
               "assignments": {"assignments": [{"name": "who", "value": "=Hi {{ $json.name.toUpperCase() }}", "type": "string"}]}}},
              {"name": "Long?", "type": "n8n-nodes-base.if", "typeVersion": 2, "parameters": {"conditions": {"combinator": "and",
               "conditions": [{"leftValue": "={{ $json.name.length }}", "rightValue": 3,
                "operator": {"type": "number", "operation": "gt"}}]}}},
              {"name": "Yes", "type": "n8n-nodes-base.noOp", "parameters": {}},
              {"name": "No", "type": "n8n-nodes-base.stopAndError", "parameters": {"errorMessage": "too short"}}],
             "connections": {"Start": {"main": [[{"node": "Set"}]]}, "Set": {"main": [[{"node": "Long?"}]]},
              "Long?": {"main": [[{"node": "Yes"}], [{"node": "No"}]]}}}""";

    private Map<?, ?> outputs(String file, String source, String... inputs) throws IOException {
        Path definition = Files.writeString(folder.resolve(file), source);
        assertThat(run("import", definition.toString(), "--to", folder.toString()))
                .as(out.toString())
                .isEqualTo(ExitCode.OK);
        out.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(
                "run", folder.resolve(file.replaceAll("\\..*", ".flow.yaml")).toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString(), "-o", "json"));
        for (String input : inputs) {
            arguments.addAll(List.of("-i", input));
        }
        assertThat(run(arguments.toArray(String[]::new)))
                .as(out.toString() + err)
                .isEqualTo(ExitCode.OK);
        String[] lines = out.toString().strip().split("\n");
        return (Map<?, ?>)
                Objects.requireNonNull(Json.object(lines[lines.length - 1]).get("output"));
    }

    @Test
    void importedFlowsGiveWhatTheirSourcesWould() throws IOException {
        Map<?, ?> counted = outputs("counting.json", LOOP, "most=3");
        assertThat(Json.write(counted)).isEqualTo("{\"n\":6,\"rounds\":3,\"last\":6,\"said\":\"big\"}");
        assertThat(Json.write(outputs("switching.yaml", SWITCHING, "n=2")))
                .isEqualTo("{\"result\":{\"got\":{\"how\":\"few\",\"twice\":4}}}");
        assertThat(Json.write(outputs("switching.yaml", SWITCHING, "n=5")))
                .isEqualTo("{\"result\":{\"got\":[{\"y\":10},{\"y\":20},{\"y\":50}]}}");
        assertThat(Json.write(outputs("branches.json", BRANCHES, "name=Anna")))
                .isEqualTo("{\"result\":{\"name\":\"Anna\",\"who\":\"Hi ANNA\"}}");
    }
}
