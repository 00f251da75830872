package dev.foldwork.node.builtin.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once; the connection goes to the address found here, so a name cannot mean another one later.
 *
 * @param privateAllowed whether the one who runs the flow allowed the host although it is not public
 * @param names the system's names
 */
record PublicNames(boolean privateAllowed, DnsResolver names) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        for (InetAddress address : found) {
            // One private address among public ones is a trap, not a choice.
            if (!privateAllowed && !PublicAddress.is(address)) {
                throw new PrivateAddressException(host);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name or a connection led to an address that is not public. */
    static final class PrivateAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        private final String host;

        PrivateAddressException(String host) {
            super(host + " is not public");
            this.host = host;
        }

        String host() {
            return host;
        }
    }
}
