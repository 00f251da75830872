package dev.foldwork.backend.runner;

import dev.foldwork.backend.wire.Limits;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** One connection: texts that come in parts are put together, and one is sent at a time. Thread-safe. */
final class RunnerSocket {

    static final CloseStatus REFUSED = CloseStatus.POLICY_VIOLATION;
    static final CloseStatus BROKEN = CloseStatus.SERVER_ERROR;
    static final CloseStatus LATER = CloseStatus.SERVICE_RESTARTED;
    static final CloseStatus TOO_LARGE = CloseStatus.TOO_BIG_TO_PROCESS;

    private static final int LONGEST_REASON = 100;

    private final WebSocketSession session;
    private final ReentrantLock sending = new ReentrantLock();
    private final StringBuilder parts = new StringBuilder();
    private final long openedAt = System.nanoTime();
    private volatile long heardAt = System.nanoTime();

    RunnerSocket(WebSocketSession session) {
        this.session = session;
    }

    boolean isOpen() {
        return session.isOpen();
    }

    /** Notes that the other side lives. */
    void heard() {
        heardAt = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    /** Adds a part of a text and returns the whole once it is complete; ends the connection over one that is too long. */
    @Nullable
    String part(TextMessage message) {
        heard();
        if (parts.length() + message.getPayloadLength() > Limits.BODY_BYTES) {
            end(TOO_LARGE, "A frame is longer than 20 MiB");
            return null;
        }
        parts.append(message.getPayload());
        if (!message.isLast()) {
            return null;
        }
        String whole = parts.toString();
        parts.setLength(0);
        parts.trimToSize();
        return whole;
    }

    /** Sends a frame; waits while another one is being sent. */
    void send(Map<String, @Nullable Object> frame) throws IOException {
        locked(new TextMessage(Json.bytes(frame)));
    }

    void ping() throws IOException {
        locked(new PingMessage());
    }

    private void locked(org.springframework.web.socket.WebSocketMessage<?> message) throws IOException {
        sending.lock();
        try {
            session.sendMessage(message);
        } catch (IllegalStateException closed) {
            throw new IOException("the connection has ended", closed);
        } finally {
            sending.unlock();
        }
    }

    /** Ends the connection; the reason is for the eyes of whoever runs the other side. */
    void end(CloseStatus status, String reason) {
        // What closes a connection has little room, counted in bytes.
        String plain = reason.replaceAll("[^ -~]", "?");
        try {
            session.close(status.withReason(plain.substring(0, Math.min(plain.length(), LONGEST_REASON))));
        } catch (IOException | IllegalStateException ended) {
            // It has ended already, which is what was wanted.
            heardAt = 0;
        }
    }
}
