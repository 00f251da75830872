package dev.foldwork.backend.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenID provider.
 *
 * @param issuer exactly as the provider writes it
 * @param clientId what the provider calls this service
 * @param clientSecret for the environment; null for a client without one, or with a file
 * @param clientSecretFile holds the secret
 * @param name what people see; the provider's id when left out
 * @param emailDomains whose addresses may sign in; any when empty
 * @param newcomers what becomes of people whom nobody has invited; null turns them away
 */
public record OidcProvider(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @Nullable String name,
        @DefaultValue List<String> emailDomains,
        @Nullable Newcomers newcomers) {

    private static final Set<String> ROLES = Set.of("viewer", "runner", "editor");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * What people become whom nobody has invited.
     *
     * @param team name of their team
     */
    public record Newcomers(
            @DefaultValue("default") String team,
            @DefaultValue("viewer") String role) {}

    /** Names everything that is wrong with a provider. */
    void check(String id) {
        var wrong = new ArrayList<String>();
        if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
            wrong.add("its id must be a small letter with up to 31 small letters, digits or hyphens behind it");
        }
        if (!isAddress(issuer)) {
            wrong.add("issuer must be an https address without query, or http on this machine");
        }
        if (clientId.isBlank()) {
            wrong.add("client-id must be there");
        }
        if (clientSecret != null && clientSecretFile != null) {
            wrong.add("only one of client-secret and client-secret-file can be there");
        }
        if (newcomers != null && emailDomains.isEmpty()) {
            wrong.add("newcomers need email-domains, or everybody who has an account there could come in");
        }
        if (newcomers != null && !ROLES.contains(newcomers.role())) {
            wrong.add("newcomers.role must be viewer, runner or editor");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("foldwork.oidc." + id + ": " + String.join("; ", wrong));
        }
    }

    /** Returns true for an address that nobody between here and there can read or change. */
    public static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            return safe && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Returns the secret; null for a client without one. */
    public @Nullable String secret() {
        try {
            return clientSecretFile == null
                    ? clientSecret
                    : Files.readString(clientSecretFile).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("the client secret file " + clientSecretFile + " cannot be read", failure);
        }
    }

    /** Leaves the secret out: settings end up in logs. */
    @Override
    public String toString() {
        return "OidcProvider[" + issuer + ", " + clientId + "]";
    }
}
