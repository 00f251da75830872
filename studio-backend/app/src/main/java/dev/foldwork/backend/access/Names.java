package dev.foldwork.backend.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exact host names under which the service answers and the exact origins whose pages may call it.
 *
 * @param hosts {@code host:port} in lower case
 * @param origins {@code scheme://host:port} in lower case
 */
public record Names(Set<String> hosts, Set<String> origins) {

    /**
     * Returns the names of a service on this port.
     *
     * @param hosts further hosts, with port where it is not the scheme's own
     * @param origins further origins
     */
    static Names of(int port, List<String> hosts, List<String> origins) {
        Set<String> all = lower(hosts);
        for (String loopback : List.of("127.0.0.1", "localhost", "[::1]")) {
            all.add(loopback + ":" + port);
        }
        Set<String> pages = lower(origins);
        for (String host : all) {
            pages.add("http://" + host);
            pages.add("https://" + host);
        }
        return new Names(Set.copyOf(all), Set.copyOf(pages));
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    boolean servesHost(@Nullable String host) {
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Returns true without an Origin header: no page sent the request, and it needs a token all the same. */
    boolean allowsOrigin(@Nullable String origin) {
        return origin == null || origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
