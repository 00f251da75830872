package dev.foldwork.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.cli.TestingCli;
import dev.foldwork.cli.TestingCli.Ended;
import dev.foldwork.flow.trace.Traceparent;
import dev.foldwork.telemetry.TestingCollector;
import dev.foldwork.telemetry.TestingCollector.Got;
import dev.foldwork.testing.cloud.TestingCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command of its own does with a collector, without one, and with one that is not there. */
class TracedCommandTest {

    private static final String FLOW = """
            nodes:
              a: { type: data.set@1, with: { v: 1 } }
              group: { type: flow.group@1, needs: [a], nodes: { b: { type: data.set@1, with: { v: 2 } } } }
            outputs: { v: "${ nodes.a.v }" }
            """;

    @TempDir
    Path folder;

    private Ended run(Map<String, String> environment) throws Exception {
        var cli = new TestingCli(folder.resolve("data"));
        Path flow = cli.flow("traced", FLOW);
        return cli.start("true", environment, "run", flow.toString(), "--no-input")
                .end();
    }

    @Test
    void sendsTheRunInTheTraceOfWhoeverCallsTheCommand() throws Exception {
        Traceparent caller = Traceparent.fresh();
        try (var collector = new TestingCollector()) {
            var environment = new HashMap<>(collector.environment());
            environment.put("TRACEPARENT", caller.text());
            Ended ended = run(environment);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(collector.spans())
                    .extracting(Got::name)
                    .containsExactlyInAnyOrder(
                            "run traced",
                            "body",
                            "node data.set@1",
                            "attempt data.set@1",
                            "node flow.group@1",
                            "attempt flow.group@1",
                            "body group",
                            "node data.set@1",
                            "attempt data.set@1");
            assertThat(collector.spans()).extracting(Got::service).containsOnly("foldwork");
            assertThat(collector.spans()).extracting(Got::trace).containsOnly(caller.trace());
        }
    }

    @Test
    void loadsNothingOfOpenTelemetryWithoutAnEndpoint() throws Exception {
        Path loaded = folder.resolve("loaded");
        Ended ended = run(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(loaded))
                .contains("dev.foldwork.telemetry.Telemetry ")
                .doesNotContain("io.opentelemetry", "java.net.http", "dev.foldwork.telemetry.SpanQueue");
    }

    @Test
    void succeedsWhenNobodyListens() throws Exception {
        String nobody = "http://127.0.0.1:" + TestingCloud.freePort();
        Ended ended = run(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", nobody));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("Spans do not arrive").doesNotContain("Exception");
    }
}
