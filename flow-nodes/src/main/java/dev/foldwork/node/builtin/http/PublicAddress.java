package dev.foldwork.node.builtin.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells public addresses from all others.
 *
 * <p>The ranges are those that the IANA special-purpose registries (RFC 6890 and its updates) do not mark as globally
 * reachable, and every IPv6 range that carries an IPv4 address inside.
 */
final class PublicAddress {

    private PublicAddress() {}

    /** Returns true for an address that belongs to the public internet. */
    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int a = address[0] & 0xff;
        int b = address[1] & 0xff;
        int c = address[2] & 0xff;
        boolean special = switch (a) {
            case 0, 10, 127 -> true;
            case 100 -> b >= 64 && b < 128;
            case 169 -> b == 254;
            case 172 -> b >= 16 && b < 32;
            case 192 -> b == 168 || b == 0 && (c == 0 || c == 2) || b == 88 && c == 99;
            case 198 -> b == 18 || b == 19 || b == 51 && c == 100;
            case 203 -> b == 0 && c == 113;
            default -> a >= 224;
        };
        return !special;
    }

    /** Only 2000::/3 is in public use; inside it some ranges are special or wrap an IPv4 address. */
    private static boolean isPublic6(byte[] address) {
        int first = word(address, 0);
        int second = word(address, 2);
        boolean unicast = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2002 || first == 0x2001 && (second < 0x200 || second == 0xdb8) || first == 0x3fff;
        return unicast && !special;
    }

    private static int word(byte[] address, int at) {
        return (address[at] & 0xff) << 8 | address[at + 1] & 0xff;
    }
}
