package dev.foldwork.cli.cloud;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the cloud is: {@code FOLDWORK_URL} and {@code FOLDWORK_TOKEN}, or where {@code foldwork login} signed in, or the
 * system that {@code foldwork up} started. A token is sent to no other backend than the one it is for.
 */
public final class CloudAddress {

    private CloudAddress() {}

    /** Returns the backend; fails with exit code 5 when no address is known, and 4 when there is no token for it. */
    public static Backend find(Path data) {
        String url = System.getenv("FOLDWORK_URL");
        var login = LoginFile.in(data).read();
        if (url != null) {
            String token = System.getenv("FOLDWORK_TOKEN");
            if (token != null) {
                return new Backend(URI.create(url), token);
            }
            return login.filter(known -> known.url().equals(ServerAddress.of(url)))
                    .orElseThrow(CloudAddress::noToken);
        }
        return login.orElseGet(() -> started(data));
    }

    /** Returns the backend that somebody names, with a token that is for it; fails with exit code 4 when there is none. */
    public static Backend find(Path data, URI url) {
        String token = System.getenv("FOLDWORK_TOKEN");
        String tokens = System.getenv("FOLDWORK_URL");
        if (token != null && (tokens == null || ServerAddress.of(tokens).equals(url))) {
            return new Backend(url, token);
        }
        return LoginFile.in(data)
                .read()
                .filter(known -> known.url().equals(url))
                .orElseGet(() -> startedAs(data, url));
    }

    private static Backend startedAs(Path data, URI url) {
        if (Files.exists(data.resolve("stack").resolve("url"))) {
            Backend here = started(data);
            if (here.url().equals(url)) {
                return here;
            }
        }
        throw new CliFailure(
                "TOKEN_MISSING",
                ExitCode.AUTHENTICATION,
                "There is no token for " + url,
                "sign in with 'foldwork login --server " + url + "', or set FOLDWORK_TOKEN");
    }

    private static CliFailure noToken() {
        return new CliFailure(
                "TOKEN_MISSING",
                ExitCode.AUTHENTICATION,
                "FOLDWORK_URL is set, but FOLDWORK_TOKEN is not",
                "set FOLDWORK_TOKEN to a token of that backend, or sign in with 'foldwork login'");
    }

    private static Backend started(Path data) {
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
                    "start it with 'foldwork up', sign in with 'foldwork login', or set FOLDWORK_URL and FOLDWORK_TOKEN");
        }
    }
}
