package dev.foldwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.json.Json;
import dev.foldwork.testing.cloud.TestingCloud;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
}
