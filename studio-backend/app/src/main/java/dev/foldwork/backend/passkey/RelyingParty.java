package dev.foldwork.backend.passkey;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which host name passkeys are made for, and the pages on which they can be used. Both come from the settings, never from
 * what a request says.
 *
 * @param id null where no browser uses passkeys: without TLS, and under a number
 * @param origins in the order in which a page may offer them
 */
public record RelyingParty(@Nullable String id, List<String> origins) {

    private static final String LOCAL = "localhost";

    /**
     * Returns the names of a service.
     *
     * @param url where people reach it; on this machine's own numbers it is {@code localhost}, which browsers trust
     * @param pages the origins whose pages may call
     */
    static RelyingParty of(URI url, Collection<String> pages) {
        String id = id(url);
        if (id == null) {
            return new RelyingParty(null, List.of());
        }
        return new RelyingParty(
                id, pages.stream().filter(page -> isFor(id, page)).sorted().toList());
    }

    private static @Nullable String id(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        InetAddress number = number(host);
        if (number != null) {
            return number.isLoopbackAddress() ? LOCAL : null;
        }
        return isSecure(url.getScheme(), host) ? host : null;
    }

    private static @Nullable InetAddress number(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceFirst("^\\[(.*)]$", "$1"));
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }

    /** Browsers offer passkeys in secure contexts only. */
    private static boolean isSecure(String scheme, String host) {
        return scheme.equals("https") || host.equals(LOCAL);
    }

    private static boolean isFor(String id, String page) {
        try {
            URI origin = URI.create(page);
            String host = String.valueOf(origin.getHost());
            return (host.equals(id) || host.endsWith("." + id)) && isSecure(String.valueOf(origin.getScheme()), host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /**
     * Returns the host name.
     *
     * @throws ApiProblem PASSKEYS_UNAVAILABLE
     */
    String site() {
        if (id == null) {
            throw new ApiProblem(
                    Code.PASSKEYS_UNAVAILABLE,
                    "Browsers use passkeys only with TLS and a host name, or on localhost. Take another way in.");
        }
        return id;
    }
}
