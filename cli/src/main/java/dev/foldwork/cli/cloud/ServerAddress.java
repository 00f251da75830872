package dev.foldwork.cli.cloud;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of backends: a scheme and a host, and nothing unencrypted over a network. */
public final class ServerAddress {

    private static final Pattern FORM = Pattern.compile("(https?)://(\\[[0-9a-f:]+]|[a-z0-9.-]+)(:[0-9]{1,5})?/?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1]");

    private ServerAddress() {}

    /** Reads an address; fails with exit code 2 for one that a password or token must not be sent to. */
    public static URI of(String text) {
        var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw refused("'" + text + "' is not the address of a backend", "write it like https://studio.example.org");
        }
        if (form.group(1).equals("http") && !LOOPBACK.matcher(form.group(2)).matches()) {
            throw refused("'" + text + "' is not encrypted", "use https://; http:// is for this machine only");
        }
        return URI.create(form.group().replaceFirst("/$", ""));
    }

    private static CliFailure refused(String message, String remedy) {
        return new CliFailure("SERVER_ADDRESS", ExitCode.USAGE, message, remedy);
    }

    /** Returns the address given, or that of FOLDWORK_URL, or that of the system that was started here. */
    public static URI choose(@Nullable String given, Path data) {
        String known = given != null ? given : System.getenv("FOLDWORK_URL");
        if (known != null) {
            return of(known);
        }
        try {
            return of(Files.readString(data.resolve("stack").resolve("url")));
        } catch (IOException none) {
            throw new CliFailure(
                    "CLOUD_UNREACHABLE",
                    ExitCode.UNREACHABLE,
                    "No backend is running here",
                    "name one with --server URL, or start one with 'foldwork up'");
        }
    }
}
