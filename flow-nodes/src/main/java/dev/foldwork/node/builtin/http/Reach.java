package dev.foldwork.node.builtin.http;

import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.Resources;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a run may reach: an allow-list, asked for every address, every redirect and every connection.
 *
 * @param resources what the run was granted
 */
record Reach(Resources resources) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.x]+|0x[0-9a-f.x]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    /** Reads an address and refuses one that the run may not reach; names are looked up later, once, on connecting. */
    URI checked(String text) throws NodeFailure {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw invalid(text, "it is not an address");
        }
        String scheme = url.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw invalid(text, "it does not begin with http:// or https://");
        }
        if (url.getRawUserInfo() != null) {
            throw invalid(text, "it carries a name and a password; send them as a header");
        }
        String host = host(url);
        if (host == null || host.isEmpty()) {
            throw invalid(text, "it names no host");
        }
        if (NUMBERS.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw invalid(text, "its host is a number in an unusual spelling");
        }
        check(url, host);
        return url;
    }

    private static NodeFailure invalid(String text, String reason) {
        String shown = text.length() > 200 ? text.substring(0, 199) + "…" : text;
        return new NodeFailure("URL_INVALID", "'" + shown + "' cannot be called: " + reason);
    }

    private void check(URI url, String host) throws NodeFailure {
        boolean named = resources.hosts().isEmpty()
                || resources.hosts().get().stream().anyMatch(allowed -> covers(allowed, host));
        if (!named) {
            throw new NodeFailure("HOST_DENIED", "The flow may not call '" + host + "': add it to spec.access.hosts");
        }
        if (isAllowedPrivate(host, port(url))) {
            return;
        }
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            throw refused(host);
        }
        if (isLiteral(host)) {
            try {
                if (!PublicAddress.is(InetAddress.ofLiteral(bare(host)))) {
                    throw refused(host);
                }
            } catch (IllegalArgumentException malformed) {
                throw invalid(url.toString(), "its host is not an address");
            }
        }
    }

    private static boolean covers(String allowed, String host) {
        String pattern = allowed.toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    /** Returns the failure for a host that is not public. */
    static NodeFailure refused(String host) {
        return new NodeFailure(
                "ADDRESS_PRIVATE",
                "'" + host + "' is not a public address, so the flow may not reach it: the one who runs the flow can"
                        + " allow it with --private-host " + host);
    }

    /** Returns true when the one who runs the flow allowed this host although it is not public. */
    boolean isAllowedPrivate(String host, int port) {
        return resources.privateHosts().stream()
                .map(allowed -> allowed.toLowerCase(Locale.ROOT))
                .anyMatch(allowed -> allowed.equals(host) || allowed.equals(host + ":" + port));
    }

    /** Returns the host in lower case and ASCII, null when there is none. */
    static @Nullable String host(URI url) {
        String host = url.getHost();
        if (host == null) {
            return null;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String ascii = isLiteral(lower) ? lower : IDN.toASCII(lower);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || DOTTED.matcher(host).matches();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
