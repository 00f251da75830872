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
 * @param secretKeyFile holds the keys that seal the secrets of teams; made when missing and nothing is sealed yet
 * @param publicUrl where people reach it, such as {@code https://studio.example.org}; loopback when left out
 * @param setupLinkFile gets the link by which the first owner comes in; the log gets it when left out
 * @param keepRunsDays how long runs are kept after their end; 0 for ever
 * @param keepRunsDaysLeast the fewest days that a team may choose instead
 * @param keepRunsDaysMost the most days that a team may choose instead, 0 for any number and for ever; as many as
 *     {@code keepRunsDays} when left out
 * @param requestsPerMinute how often a token or session may call the REST interface, on all backends together; 0 for
 *     any number
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
        Path secretKeyFile,
        @Nullable URI publicUrl,
        @Nullable Path setupLinkFile,
        @DefaultValue("90") int keepRunsDays,
        @DefaultValue("1") int keepRunsDaysLeast,
        @Nullable Integer keepRunsDaysMost,
        @DefaultValue("12000") int requestsPerMinute,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {

    private static final int MOST_REQUESTS = 1_000_000;

    /** Refuses an address that is more than a scheme and a host, and times that cannot be meant. */
    public BackendSettings {
        if (publicUrl != null && !publicUrl.toString().matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new IllegalArgumentException(
                    "foldwork.public-url must be like https://studio.example.org, but is " + publicUrl);
        }
        if (requestsPerMinute < 0 || requestsPerMinute > MOST_REQUESTS) {
            throw new IllegalArgumentException("foldwork.requests-per-minute must be 0 (any number) to " + MOST_REQUESTS
                    + ", but is " + requestsPerMinute);
        }
        KeepRuns.check(keepRunsDays, keepRunsDaysLeast, keepRunsDaysMost);
    }

    /** Returns how long runs are kept, and what teams may choose. */
    public KeepRuns keepRuns() {
        return new KeepRuns(
                keepRunsDays, keepRunsDaysLeast, keepRunsDaysMost == null ? keepRunsDays : keepRunsDaysMost);
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
