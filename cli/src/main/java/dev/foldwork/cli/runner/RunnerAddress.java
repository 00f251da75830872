package dev.foldwork.cli.runner;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.CloudAddress;
import dev.foldwork.cli.cloud.ServerAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which backend the runner dials, and with which token.
 *
 * @param server what the command line names, or null
 */
record RunnerAddress(Path data, @Nullable String server) {

    /** Returns the backend with the token that is for it now. */
    Backend find() {
        return server == null ? CloudAddress.find(data) : CloudAddress.find(data, ServerAddress.of(server));
    }
}
