package dev.foldwork.conductor.worker;

import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.node.builtin.BuiltInNodes;
import dev.foldwork.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The worker as a process of its own.
 *
 * <p>Environment: {@code FOLDWORK_CONDUCTOR} and {@code FOLDWORK_BACKEND} (addresses), {@code
 * FOLDWORK_WORKERTOKENFILE}, {@code FOLDWORK_ARTIFACTS} (folder), and OpenTelemetry's for where spans go.
 */
public final class WorkerMain {

    private WorkerMain() {}

    /** Works until the process is asked to end. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String token =
                Files.readString(Path.of(required("FOLDWORK_WORKERTOKENFILE"))).strip();
        var reporter = new HttpRunReporter(URI.create(required("FOLDWORK_BACKEND")), token);
        var secrets = new HttpSecretSource(URI.create(required("FOLDWORK_BACKEND")), token);
        SpanSink spans = Telemetry.open("foldwork-worker", System.getenv(), System.err::println);
        var settings = new WorkerSettings(
                URI.create(required("FOLDWORK_CONDUCTOR")),
                InetAddress.getLocalHost().getHostName() + "-"
                        + ProcessHandle.current().pid(),
                BuiltInNodes.catalog(),
                new ArtifactFolder(Path.of(required("FOLDWORK_ARTIFACTS"))),
                secrets,
                InstantSource.system(),
                WorkerSettings.SLOTS,
                spans);
        var host = WorkerHost.start(settings, reporter);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            host.close();
            reporter.close();
            secrets.close();
            spans.close();
            ended.countDown();
        }));
        ended.await();
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            System.err.println("worker: " + name + " is not set; 'foldwork up' sets it");
            System.exit(2);
        }
        return value;
    }
}
