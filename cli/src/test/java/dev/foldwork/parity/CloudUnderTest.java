package dev.foldwork.parity;

import dev.foldwork.backend.BackendMain;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.RemoteRuns;
import dev.foldwork.cli.cloud.RemoteRuns.FlowFiles;
import dev.foldwork.conductor.worker.HttpRunReporter;
import dev.foldwork.conductor.worker.HttpSecretSource;
import dev.foldwork.conductor.worker.WorkerHost;
import dev.foldwork.conductor.worker.WorkerSettings;
import dev.foldwork.flow.nodetype.NodeTypes;
import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.node.artifact.ArtifactFolder;
import dev.foldwork.postgres.PostgresSettings;
import dev.foldwork.testing.RunCase;
import dev.foldwork.testing.TestingNodes;
import dev.foldwork.testing.TestingShop;
import dev.foldwork.testing.cloud.TestingCloud;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole cloud side with real servers: PostgreSQL, Conductor, backend, worker. */
public final class CloudUnderTest implements AutoCloseable {

    private final TestingCloud servers;
    private final ConfigurableApplicationContext backend;
    private final HttpRunReporter reporter;
    private final HttpSecretSource secrets;
    private final WorkerHost worker;
    private final Backend address;

    private CloudUnderTest(Path home, SpanSink spans, List<String> conductor) throws Exception {
        servers = TestingCloud.start(home, conductor);
        int port = TestingCloud.freePort();
        Path token = home.resolve("token");
        Path workerToken = home.resolve("worker-token");
        Files.writeString(home.resolve("password"), servers.postgres().password());
        backend = new SpringApplicationBuilder(BackendMain.class)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(NodeTypes.class, TestingNodes::types);
                    beans.registerBean(SpanSink.class, () -> spans);
                })
                .properties(Map.of(
                        "foldwork.port", port,
                        "foldwork.database.url", servers.postgres().url("foldwork"),
                        "foldwork.database.password-file",
                                home.resolve("password").toString(),
                        "foldwork.conductor", servers.conductor().api().toString(),
                        "foldwork.token-file", token.toString(),
                        "foldwork.worker-token-file", workerToken.toString(),
                        "foldwork.secret-key-file", home.resolve("secret-key").toString()))
                .run();
        URI url = URI.create("http://127.0.0.1:" + port);
        address = new Backend(url, Files.readString(token).strip());
        reporter = new HttpRunReporter(url, Files.readString(workerToken).strip());
        secrets = new HttpSecretSource(url, Files.readString(workerToken).strip());
        TestingNodes.secrets()
                .forEach((name, value) ->
                        address.send("POST", "/api/v1/secrets", Map.of("name", name, "value", value), null));
        TestingShop.connections()
                .forEach((name, connection) -> address.send(
                        "POST",
                        "/api/v1/connections",
                        Map.of("name", name, "kind", connection.kind(), "fields", connection.fields()),
                        null));
        worker = WorkerHost.start(
                new WorkerSettings(
                        servers.conductor().api(),
                        "tester",
                        TestingNodes.catalog(),
                        new ArtifactFolder(home.resolve("artifacts")),
                        secrets,
                        InstantSource.system(),
                        WorkerSettings.SLOTS,
                        spans),
                reporter);
    }

    /** Starts everything with its data in this folder. */
    public static CloudUnderTest start(Path home) throws Exception {
        return start(home, SpanSink.NONE);
    }

    /** Starts everything, with backend and worker giving their spans here. */
    public static CloudUnderTest start(Path home, SpanSink spans) throws Exception {
        return new CloudUnderTest(home, spans, TestingCloud.BRIEF);
    }

    /** Starts everything for one that measures: Conductor as {@code foldwork up} starts it. */
    public static CloudUnderTest measured(Path home) throws Exception {
        return new CloudUnderTest(home, SpanSink.NONE, List.of());
    }

    /** Returns where the backend is. */
    public Backend address() {
        return address;
    }

    /** Opens a connection to one of the databases: foldwork or conductor. */
    public Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                servers.postgres().url(name),
                PostgresSettings.USER,
                servers.postgres().password());
    }

    /** Returns where the engine's REST interface is. */
    public URI conductor() {
        return servers.conductor().api();
    }

    /** Returns the runs of the backend, ready to start a case. */
    public RemoteRuns runs(RunCase what) {
        return new RemoteRuns(address, new FlowFiles(RunCase.MAIN, what.documents()));
    }

    @Override
    public void close() throws Exception {
        worker.close();
        reporter.close();
        secrets.close();
        backend.close();
        servers.close();
    }
}
