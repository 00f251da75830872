package dev.foldwork.backend.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * @param publicUrl where people reach it, such as {@code https://studio.example.org}; loopback when left out
 * @param setupLinkFile gets the link by which the first owner comes in; the log gets it when left out
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
        @Nullable URI publicUrl,
        @Nullable Path setupLinkFile,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {

    /** Refuses an address that is more than a scheme and a host. */
    public BackendSettings {
        if (publicUrl != null && !publicUrl.toString().matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException(
                    "foldwork.public-url must be like https://studio.example.org, but is " + publicUrl);
        }
    }

    /** Returns where people reach the service; links are made from it, never from what a request says. */
    public URI url() {
        return publicUrl == null ? URI.create("http://127.0.0.1:" + port) : publicUrl;
    }

    /**
     * A PostgreSQL database.
     *
     * @param url JDBC address
     * @param passwordFile holds the password
     */
    public record Database(
            String url, @DefaultValue("foldwork") String user, Path passwordFile) {}
}
