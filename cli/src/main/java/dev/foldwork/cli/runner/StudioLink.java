package dev.foldwork.cli.runner;

import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection with the backend. Thread-safe.
 *
 * <p>What comes in is read at once and handled in order on a thread of its own, so that both sides may send at the same
 * time however slow the other one is.
 */
final class StudioLink implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final long PULSE_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 30;
    private static final int LONGEST_FRAME = 48 << 20;
    private static final int MOST_UNHANDLED = 50_000;

    private final BiConsumer<StudioLink, Map<String, @Nullable Object>> handler;
    private final ExecutorService inbox = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("studio inbox").factory());
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicInteger unhandled = new AtomicInteger();
    private StringBuilder parts = new StringBuilder();
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    private StudioLink(BiConsumer<StudioLink, Map<String, @Nullable Object>> handler) {
        this.handler = handler;
    }

    /** Dials; returns once the connection is open. */
    static StudioLink open(Backend backend, BiConsumer<StudioLink, Map<String, @Nullable Object>> handler)
            throws IOException, InterruptedException {
        var link = new StudioLink(handler);
        URI address = URI.create(backend.url().toString().replaceFirst("^http", "ws") + "/api/v1/runner/connect");
        var dialling = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + backend.token())
                .connectTimeout(Duration.ofSeconds(PULSE_SECONDS))
                .buildAsync(address, link);
        try {
            link.socket = dialling.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            dialling.thenAccept(WebSocket::abort);
            link.inbox.shutdown();
            throw new IOException("the connection was not opened", failed);
        }
        return link;
    }

    /** Sends a frame; returns once it is on its way. */
    void send(Map<String, @Nullable Object> frame) throws IOException {
        String text = Json.write(frame);
        sent(open -> open.sendText(text, true));
    }

    private interface Sending {
        CompletableFuture<WebSocket> begin(WebSocket open);
    }

    private void sent(Sending what) throws IOException {
        WebSocket open = socket;
        if (open == null || ended.isDone()) {
            throw new IOException("the connection has ended");
        }
        sending.lock();
        try {
            what.begin(open).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            abort("it broke while something was being sent");
            throw new IOException("the connection broke", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            abort("it was left");
            throw new IOException("interrupted", stopping);
        } finally {
            sending.unlock();
        }
    }

    /** Stays until the connection has ended, seeing to it that both sides live; returns why it has. */
    String stay() throws InterruptedException {
        while (true) {
            try {
                return ended.get(PULSE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException quiet) {
                pulse();
            } catch (ExecutionException never) {
                return String.valueOf(never.getMessage());
            }
        }
    }

    private void pulse() {
        if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
            abort("nothing was heard for " + SILENCE.toSeconds() + " s");
            return;
        }
        try {
            sent(open -> open.sendPing(ByteBuffer.allocate(0)));
        } catch (IOException broken) {
            abort("it broke");
        }
    }

    /** Ends the connection at once. */
    void abort(String why) {
        ended.complete(why);
        inbox.shutdown();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Ends the connection as one does between friends. */
    void close() {
        WebSocket open = socket;
        if (open != null && !ended.isDone()) {
            try {
                open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(1, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException gone) {
                abort("it was left");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        abort("it was left");
    }

    @Override
    public void onOpen(WebSocket open) {
        socket = open;
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        heardAt = System.nanoTime();
        parts.append(data);
        if (parts.length() > LONGEST_FRAME || unhandled.get() > MOST_UNHANDLED) {
            abort("it sent too much");
            return null;
        }
        if (last) {
            String text = parts.toString();
            parts = new StringBuilder();
            unhandled.incrementAndGet();
            if (!inbox.isShutdown()) {
                inbox.execute(() -> handle(text));
            }
        }
        open.request(1);
        return null;
    }

    private void handle(String text) {
        unhandled.decrementAndGet();
        try {
            handler.accept(this, Json.object(text));
        } catch (RuntimeException failed) {
            // Whatever was not done is asked for again over the next connection.
            abort(String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket open, ByteBuffer message) {
        heardAt = System.nanoTime();
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
        heardAt = System.nanoTime();
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int status, String reason) {
        abort(reason.isBlank() ? "the backend ended it (" + status + ")" : reason);
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable fault) {
        abort(String.valueOf(fault.getMessage()));
    }
}
