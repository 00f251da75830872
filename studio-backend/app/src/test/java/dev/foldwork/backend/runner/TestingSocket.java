package dev.foldwork.backend.runner;

import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import dev.foldwork.flow.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A hand-made client of the door of runners. */
final class TestingSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ABNORMAL = 1006;

    private final BlockingQueue<Map<String, Object>> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private WebSocket socket;

    static TestingSocket open(TestingBackend backend, TestingCaller who, String... headers) throws Exception {
        var client = new TestingSocket();
        var builder = HTTP.newWebSocketBuilder();
        String[] proof = who.proof().toArray(String[]::new);
        for (int i = 0; i < proof.length; i += 2) {
            builder.header(proof[i], proof[i + 1]);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create(backend.base().replaceFirst("http", "ws") + "/api/v1/runner/connect");
        client.socket = builder.buildAsync(address, client).get(20, TimeUnit.SECONDS);
        return client;
    }

    /** Returns the status with which somebody is turned away. */
    static int refusal(TestingBackend backend, TestingCaller who, String... headers) throws Exception {
        try (TestingSocket opened = open(backend, who, headers)) {
            throw new AssertionError("it opened: " + opened.isOpen());
        } catch (ExecutionException turned) {
            return ((WebSocketHandshakeException) turned.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            if (holds.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("never happened");
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    void send(Map<String, ?> frame) throws Exception {
        socket.sendText(Json.write(frame), true).get(20, TimeUnit.SECONDS);
    }

    /** Sends what may break the connection while it is sent. */
    void sendText(String text) throws Exception {
        try {
            socket.sendText(text, true).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException broken) {
            ended.complete(ABNORMAL);
        }
    }

    /** Returns the next frame, which must be of this type. */
    Map<String, Object> next(String type) throws Exception {
        Map<String, Object> frame = heard.poll(20, TimeUnit.SECONDS);
        if (frame == null || !type.equals(frame.get("type"))) {
            throw new AssertionError("not " + type + " but " + frame + ", ended " + ended.getNow(0));
        }
        return frame;
    }

    /** Waits for the end and returns its status. */
    int end() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            heard.add(Json.object(parts.toString()));
            parts.setLength(0);
        }
        open.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket open, int status, String reason) {
        ended.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable fault) {
        ended.complete(ABNORMAL);
    }

    @Override
    public void close() {
        if (isOpen()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        socket.abort();
    }
}
