package dev.foldwork.cli.cloud;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the cloud is: {@code FOLDWORK_URL} and {@code FOLDWORK_TOKEN}, or the system that {@code foldwork up} started. */
public final class CloudAddress {

    private CloudAddress() {}

    /** Returns the backend; fails with exit code 5 when no address is known. */
    public static Backend find(Path data) {
        String url = System.getenv("FOLDWORK_URL");
        if (url != null) {
            String token = System.getenv("FOLDWORK_TOKEN");
            if (token == null) {
                throw new CliFailure(
                        "TOKEN_MISSING",
                        ExitCode.AUTHENTICATION,
                        "FOLDWORK_URL is set, but FOLDWORK_TOKEN is not",
                        "set FOLDWORK_TOKEN to a token of that backend");
            }
            return new Backend(URI.create(url), token);
        }
        Path stack = data.resolve("stack");
        try {
            return new Backend(
                    URI.create(Files.readString(stack.resolve("url")).strip()),
                    Files.readString(stack.resolve("token")).strip());
        } catch (IOException none) {
            throw new CliFailure(
                    "CLOUD_UNREACHABLE",
                    ExitCode.UNREACHABLE,
                    "No cloud engine is running here",
                    "start it with 'foldwork up', or set FOLDWORK_URL and FOLDWORK_TOKEN");
        }
    }
}
