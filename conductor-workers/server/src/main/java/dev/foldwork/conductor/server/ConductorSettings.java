package dev.foldwork.conductor.server;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a server is started with.
 *
 * @param program folder with the unpacked server: {@code BOOT-INF} and {@code META-INF}
 * @param home folder for its settings and log; made when missing
 * @param port TCP port on 127.0.0.1
 * @param databaseUrl JDBC address of its PostgreSQL database
 * @param databaseUser who connects
 * @param databasePassword stands only in a file that nobody else can read
 */
public record ConductorSettings(
        Path program, Path home, int port, String databaseUrl, String databaseUser, String databasePassword) {

    public ConductorSettings {
        program = real(program);
        home = home.toAbsolutePath().normalize();
    }

    /** The same program has one address, whatever links lead to it: the JVM knows its classes by that. */
    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException missing) {
            return program.toAbsolutePath().normalize();
        }
    }

    String properties() {
        return """
                spring.datasource.url=%s
                spring.datasource.username=%s
                spring.datasource.password=%s
                spring.datasource.hikari.maximum-pool-size=20
                conductor.db.type=postgres
                conductor.queue.type=postgres
                conductor.indexing.enabled=true
                conductor.indexing.type=postgres
                conductor.elasticsearch.version=0
                conductor.external-payload-storage.type=postgres
                conductor.workflow-execution-lock.type=local_only
                conductor.app.workflow-execution-lock-enabled=true
                conductor.scheduler.enabled=true
                conductor.integrations.ai.enabled=false
                management.health.elasticsearch.enabled=false
                conductor.workflow-repair-service.enabled=true
                conductor.app.sweeper.queuePopTimeout=0
                conductor.app.sweeper.sweepBatchSize=1
                conductor.app.sweeperWorkflowPollTimeout=0ms
                conductor.app.sweeperThreadCount=4
                conductor.app.systemTaskQueuePopTimeout=0ms
                conductor.app.systemTaskWorkerPollInterval=10ms
                conductor.app.systemTaskWorkerThreadCount=8
                conductor.app.systemTaskWorkerCallbackDuration=5s
                conductor.postgres.pollDataFlushInterval=5000
                conductor.postgres.pollDataCacheValidityPeriod=5000
                conductor.postgres.onlyIndexOnStatusChange=true
                conductor.postgres.experimentalQueueNotify=false
                conductor.app.taskIndexingEnabled=false
                conductor.app.owner-email-mandatory=false
                spring.main.allow-bean-definition-overriding=true
                spring.main.banner-mode=off
                server.address=127.0.0.1
                server.port=%d
                """.formatted(databaseUrl, databaseUser, databasePassword, port);
    }
}
