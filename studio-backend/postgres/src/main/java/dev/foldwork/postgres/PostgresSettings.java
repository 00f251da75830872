package dev.foldwork.postgres;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a server lives.
 *
 * @param home folder for binaries, data, password and log; made when missing
 * @param port TCP port on 127.0.0.1
 * @param databases databases made when missing
 */
public record PostgresSettings(Path home, int port, List<String> databases) {

    /** The name of the server's only user. */
    public static final String USER = "foldwork";

    public PostgresSettings {
        home = home.toAbsolutePath().normalize();
        databases = List.copyOf(databases);
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    Path password() {
        return home.resolve("password");
    }
}
