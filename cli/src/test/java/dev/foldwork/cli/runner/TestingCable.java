package dev.foldwork.cli.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bad network cable between runners and a backend: it can be cut, holds back what it carries, and says again what was
 * said over a connection before.
 */
final class TestingCable implements AutoCloseable {

    private static final int MOST_REMEMBERED = 1 << 20;

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<ByteArrayOutputStream> said = new ConcurrentLinkedDeque<>();
    private volatile int target;
    private volatile long heldUntil;
    private volatile boolean closed;

    TestingCable() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket from = server.accept();
                open.add(from);
                Thread.ofVirtual().start(() -> carry(from));
            } catch (IOException ending) {
                return;
            }
        }
    }

    private void carry(Socket from) {
        try {
            var to = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(to);
            var memory = new ByteArrayOutputStream();
            said.add(memory);
            Thread.ofVirtual().start(() -> pump(to, from, null));
            pump(from, to, memory);
        } catch (IOException away) {
            end(from);
        }
    }

    private void pump(Socket from, Socket to, ByteArrayOutputStream memory) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                while (System.nanoTime() < heldUntil) {
                    Thread.sleep(5);
                }
                if (memory != null && memory.size() < MOST_REMEMBERED) {
                    memory.write(some, 0, n);
                }
                out.write(some, 0, n);
            }
        } catch (IOException | InterruptedException cut) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** Breaks every connection without a word; what is under way is lost. */
    void cut() {
        for (Socket socket : open) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException ended) {
                continue;
            }
            end(socket);
        }
    }

    /** Carries nothing for this long, and all of it afterwards. */
    void hold(long millis) {
        heldUntil = System.nanoTime() + millis * 1_000_000;
    }

    /** Says to the backend what was said over the last upgraded connection, up to some part of it, while that may still be open. */
    void sayAgain(double part) {
        for (var each = said.descendingIterator(); each.hasNext(); ) {
            byte[] all = each.next().toByteArray();
            if (new String(all, java.nio.charset.StandardCharsets.ISO_8859_1).contains("pgrade: websocket")) {
                say(java.util.Arrays.copyOf(all, Math.max(600, (int) (all.length * part))), all.length);
                return;
            }
        }
    }

    private void say(byte[] some, int most) {
        try (var to = new Socket(InetAddress.getLoopbackAddress(), target)) {
            to.setSoTimeout(150);
            to.getOutputStream().write(some, 0, Math.min(some.length, most));
            to.getOutputStream().flush();
            var heard = new byte[8192];
            for (int i = 0; i < 20 && to.getInputStream().read(heard) >= 0; i++) {
                Thread.onSpinWait();
            }
        } catch (IOException enough) {
            // The backend said nothing for a while, or has ended it: both are as they should be.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        cut();
    }
}
