package dev.foldwork.backend.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proxies whose word counts for where a request came from; nobody else's does. */
record TrustedProxies(List<Network> networks) {

    private static final String HEADER = "X-Forwarded-For";
    private static final int MOST_HOPS = 20;

    /** The addresses that begin with the same bits. */
    record Network(InetAddress address, int bits) {

        static Network of(String text) {
            String[] parts = text.strip().split("/", 2);
            InetAddress address = ClientAddress.parse(parts[0]);
            int longest = address == null ? 0 : address.getAddress().length * 8;
            int bits = parts.length == 1 ? longest : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (address == null || bits < 0 || bits > longest) {
                throw new IllegalArgumentException(
                        "foldwork.trusted-proxies must name addresses or networks such as 10.0.0.0/8, but has " + text);
            }
            return new Network(address, bits);
        }

        boolean holds(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] others = other.getAddress();
            if (mine.length != others.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((mine[bit / 8] & mask) != (others[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    static TrustedProxies of(List<String> texts) {
        return new TrustedProxies(texts.stream().map(Network::of).toList());
    }

    /** Returns where a request came from: the nearest hop that is none of these proxies. */
    String address(HttpServletRequest request) {
        return address(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
    }

    /**
     * Returns where a request came from.
     *
     * @param peer who sent it to us
     * @param headers what proxies wrote, the nearest one last
     */
    String address(String peer, List<String> headers) {
        String nearest = peer;
        var hops = new ArrayList<String>(List.of(String.join(",", headers).split(",")));
        Collections.reverse(hops);
        for (String hop : hops.subList(0, Math.min(hops.size(), MOST_HOPS))) {
            InetAddress known = ClientAddress.parse(nearest);
            InetAddress told = parse(hop.strip());
            if (known == null || told == null || networks.stream().noneMatch(network -> network.holds(known))) {
                return nearest;
            }
            nearest = told.getHostAddress();
        }
        return nearest;
    }

    /** Some proxies write the port behind the address. */
    private static @Nullable InetAddress parse(String hop) {
        String bare = hop.replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("^(\\d+(\\.\\d+){3}):\\d+$", "$1");
        return bare.contains("%") ? null : ClientAddress.parse(bare);
    }
}
