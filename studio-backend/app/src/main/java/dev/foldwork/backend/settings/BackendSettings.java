package dev.foldwork.backend.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the service is told at its start.
 *
 * @param port where it listens
 * @param database its PostgreSQL database
 * @param conductor address of the engine's REST interface
 * @param tokenFile holds the owner's token; filled with a new one when missing
 * @param workerTokenFile holds the workers' token; filled with a new one when missing
 * @param allowedHosts further host names ({@code host:port}) under which it answers
 * @param allowedOrigins further origins whose pages may call
 */
@ConfigurationProperties("foldwork")
public record BackendSettings(
        @DefaultValue("7300") int port,
        Database database,
        @DefaultValue("http://127.0.0.1:7302/api") URI conductor,
        Path tokenFile,
        Path workerTokenFile,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {

    /**
     * A PostgreSQL database.
     *
     * @param url JDBC address
     * @param passwordFile holds the password
     */
    public record Database(
            String url, @DefaultValue("foldwork") String user, Path passwordFile) {}
}
