package dev.foldwork.node.builtin.http;

import dev.foldwork.node.builtin.http.PublicNames.PrivateAddressException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** Refuses to connect to what is not public, whoever gave it the address. */
final class GuardedSocket extends Socket {

    private final boolean privateAllowed;

    GuardedSocket(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        boolean open = endpoint instanceof InetSocketAddress address
                && address.getAddress() != null
                && (privateAllowed || PublicAddress.is(address.getAddress()));
        if (!open) {
            throw new PrivateAddressException(String.valueOf(endpoint));
        }
        super.connect(endpoint, timeout);
    }
}
