package dev.foldwork.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.ExitCode;
import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on triggers, on a real backend. */
class TriggerCommandTest {

    private static final TestingStudio STUDIO = TestingStudio.shared();

    @TempDir
    Path folder;

    private TestingCli cli;
    private Backend backend;

    @BeforeEach
    void open() throws IOException {
        cli = STUDIO.cli(folder, STUDIO.team(), "anna", "admin");
        backend = CloudAddress.find(folder);
        published("report");
    }

    private void published(String name) {
        String text = """
                apiVersion: foldwork/v1
                kind: Flow
                metadata: { name: %s }
                spec:
                  inputs: { type: object, properties: { n: { type: integer, default: 1 }, event: {} } }
                  nodes: { a: { type: data.set@1, with: { v: "${ inputs.n }" } } }
                """.formatted(name);
        Object id = backend.send("POST", "/api/v1/flows", Map.of("text", text), null)
                .get("id");
        backend.send("POST", "/api/v1/flows/" + id + "/versions", Map.of(), 1L);
    }

    private Ended trigger(String... arguments) {
        var all = new ArrayList<>(List.of("trigger"));
        all.addAll(List.of(arguments));
        return cli.run(all.toArray(String[]::new));
    }

    private String done(String... arguments) {
        Ended ended = trigger(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private static Object json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void addsAScheduleAndPrintsItsNextTimes() {
        assertThat(trigger("list").err()).contains("no triggers yet").contains("foldwork trigger add schedule");
        String added = done(
                "add",
                "schedule",
                "nightly",
                "--flow",
                "report",
                "--cron",
                "0 3 * * *",
                "--zone",
                "Europe/Berlin",
                "--skip",
                "2030-12-24",
                "--overlap",
                "cancel-previous",
                "-i",
                "n=2");
        assertThat(added).startsWith("Added nightly. It starts report at\n");
        assertThat(added.lines().skip(1))
                .hasSize(10)
                .allMatch(line ->
                        line.matches("  [A-Z][a-z]{2} \\d{4}-\\d\\d-\\d\\d 03:00:00 \\+0[12]:00 Europe/Berlin"));
        assertThat(done("next", "nightly").lines())
                .hasSize(10)
                .allMatch(line -> line.matches("[A-Z][a-z]{2} .* 03:00:00 \\+0[12]:00 Europe/Berlin"));
        assertThat((Map<?, ?>) json(done("next", "nightly", "-o", "json")))
                .extracting("zone")
                .isEqualTo("Europe/Berlin");
        assertThat(done("list"))
                .startsWith("NAME")
                .containsPattern("nightly +schedule +report +0 3 \\* \\* \\* Europe/Berlin +next .* Europe/Berlin");
        assertThat(done("show", "nightly"))
                .startsWith("nightly (schedule)\n")
                .containsPattern("starts +report, in the cloud\n")
                .containsPattern("inputs +\\{\"n\":2}\n")
                .containsPattern("skipped +2030-12-24\n")
                .containsPattern("missed +last, at most 10\n")
                .containsPattern("overlap +cancel_previous\n")
                .doesNotContain("folders")
                .doesNotContain("null");
        assertThat(trigger("history", "nightly").err()).contains("Nothing has set 'nightly' off yet");
    }

    @Test
    void addsAWebhookAndShowsItsPathOnce() {
        String added = done("add", "webhook", "orders", "--flow", "report", "--at", "1", "--signed");
        assertThat(added)
                .startsWith("Added orders. It starts report@1 when this is called")
                .containsPattern("  http://127.0.0.1:\\d+/hooks/fwh_[A-Za-z0-9_-]{43}\n")
                .containsPattern("\n  whsec_\\S+");
        assertThat(done("show", "orders"))
                .contains("called at its path, signed")
                .doesNotContain("fwh_");
        assertThat((Map<?, ?>) json(done("add", "webhook", "other", "--flow", "report", "--after-run", "-o", "json")))
                .extracting("kind", "answer", "signed")
                .containsExactly("webhook", "after_run", false);
        assertThat(done("list", "--kind", "webhook").lines()).hasSize(3);
        assertThat(trigger("list", "--kind", "event").err()).contains("No such triggers");
        Ended timeless = trigger("next", "orders");
        assertThat(timeless.code()).isEqualTo(ExitCode.USAGE);
        assertThat(timeless.err()).contains("no schedule");
    }

    @Test
    void addsAnEventTriggerAndListsWhatBecameOfIt() throws Exception {
        published("import");
        assertThat(done(
                        "add",
                        "event",
                        "after-import",
                        "--flow",
                        "report",
                        "--run-ended",
                        "--of",
                        "import",
                        "--state",
                        "failed",
                        "--when",
                        "event.data.version = 1"))
                .isEqualToIgnoringNewLines("Added after-import. It starts report when: a run of import fails, if"
                        + " event.data.version = 1");
        assertThat(done(
                        "add",
                        "event",
                        "on-order",
                        "--flow",
                        "report",
                        "--posted",
                        "order.created",
                        "--event-input",
                        "event"))
                .contains("when: order.created");
        assertThat(done("add", "event", "new-version", "--flow", "report", "--published"))
                .contains("when: a version of any flow is published");
        backend.send("POST", "/api/v1/events", Map.of("type", "order.created", "data", Map.of("id", 7L)), null);
        backend.send("POST", "/api/v1/events", Map.of("type", "order.created"), null);
        while (done("history", "on-order", "-o", "json").split("\"outcome\"").length < 3) {
            Thread.onSpinWait();
        }
        assertThat(done("history", "on-order").lines())
                .hasSize(2)
                .allMatch(line -> line.matches(".{25,} started  run [0-9a-f-]{36}  order\\.created"));
        assertThat(done("history", "on-order", "--limit", "1").lines()).hasSize(1);
        assertThat(trigger("history", "on-order", "--limit", "0").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void pausesResumesAndDeletes() {
        done("add", "schedule", "daily", "--flow", "report", "--cron", "@daily");
        assertThat(done("pause", "daily")).isEqualToIgnoringNewLines("Paused daily");
        assertThat(done("list")).containsPattern("@daily UTC +paused");
        assertThat(done("resume", "daily")).isEqualToIgnoringNewLines("Resumed daily");
        assertThat(done("delete", "daily")).isEqualToIgnoringNewLines("Deleted daily");
        Ended gone = trigger("show", "daily");
        assertThat(gone.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(gone.err()).contains("no trigger 'daily'").contains("foldwork trigger list");
    }

    @Test
    void wantsTheIdWhereSeveralHaveOneName() {
        done("add", "schedule", "twin", "--flow", "report", "--cron", "@daily");
        done("add", "webhook", "twin", "--flow", "report");
        Ended which = trigger("pause", "twin");
        assertThat(which.code()).isEqualTo(ExitCode.USAGE);
        assertThat(which.err()).contains("2 triggers are named 'twin'").contains("webhook ");
        Object id = ((Map<?, ?>) ((List<?>) json(done("list", "-o", "json"))).getFirst()).get("id");
        assertThat(done("pause", String.valueOf(id))).contains("Paused twin");
    }

    @Test
    void refusesWithAReason() {
        Ended unknown = trigger("add", "schedule", "x", "--flow", "nothing", "--cron", "@daily");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("no flow 'nothing'");
        Ended cron = trigger("add", "schedule", "x", "--flow", "report", "--cron", "61 * * * *");
        assertThat(cron.code()).isEqualTo(ExitCode.USAGE);
        assertThat(cron.err()).contains("CRON_INVALID");
        Ended runner = trigger("add", "schedule", "x", "--flow", "report", "--cron", "@daily", "--local");
        assertThat(runner.code()).isEqualTo(ExitCode.CONFLICT);
        assertThat(runner.err()).contains("foldwork runner");
        assertThat(trigger("add", "webhook", "x", "--flow", "report", "--runner", "desk")
                        .code())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(trigger("add", "event", "x", "--flow", "report").code()).isEqualTo(ExitCode.USAGE);
        assertThat(trigger("add", "event", "x", "--flow", "report", "--published", "--run-ended")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(trigger("add", "schedule", "x", "--cron", "@daily").code()).isEqualTo(ExitCode.USAGE);
    }
}
