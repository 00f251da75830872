package dev.foldwork.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a server that is needed for a moment. */
public final class FreePort {

    private FreePort() {}

    /** Returns a port on which nobody listens now. */
    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
