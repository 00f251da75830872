package dev.foldwork.backend.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a request came from. */
public final class ClientAddress {

    private static final String ATTRIBUTE = ClientAddress.class.getName();
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static void set(HttpServletRequest request, String address) {
        request.setAttribute(ATTRIBUTE, address);
    }

    /** Returns the address of a request's caller; of a proxy that is not known, its own. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String address ? address : request.getRemoteAddr();
    }

    /** Returns what one customer of a network has for itself: an IPv4 address, or 64 bits of an IPv6 address. */
    public static String place(String address) {
        InetAddress parsed = parse(address);
        return parsed instanceof Inet6Address six
                ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "::/64"
                : parsed == null ? address : parsed.getHostAddress();
    }

    /** Reads an address without asking anybody for a name; null for what is none. */
    static @Nullable InetAddress parse(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
