package dev.foldwork.conductor.worker;

import dev.foldwork.conductor.client.KeyedEvent;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells a studio's backend of events, in order and in batches, and hears from it which runs are paused or cancelled.
 * Thread-safe.
 *
 * <p>Events that the backend cannot take are kept up to a bound and sent once it is back; beyond it they are dropped, as
 * the backend finds them again in the engine's state.
 */
public final class HttpRunReporter implements RunReporter {

    private static final System.Logger LOG = System.getLogger(HttpRunReporter.class.getName());
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 200;
    /** The first news after a rest goes out soon; while there is much of it, it goes out together. */
    private static final long TOGETHER_MILLIS = 8;

    private static final long BUSY_TOGETHER_MILLIS = 50;
    private static final long AWAY_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI backend;
    private final String token;
    private final HttpClient http;
    private final BlockingQueue<KeyedEvent> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Thread> threads;
    private volatile Set<String> paused = Set.of();
    private volatile Set<String> cancelled = Set.of();
    private volatile boolean closed;

    /**
     * Reports to the backend at this address, such as {@code http://127.0.0.1:7300}.
     *
     * @param token a token with the workers' scope
     */
    public HttpRunReporter(URI backend, String token) {
        this.backend = backend;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.threads = List.of(
                Thread.ofVirtual().name("report").start(this::send),
                Thread.ofVirtual().name("controls").start(this::hear));
    }

    @Override
    public void report(List<KeyedEvent> events) {
        events.forEach(event -> {
            if (!waiting.offer(event)) {
                LOG.log(Level.DEBUG, "an event is not reported; the backend finds it in the engine");
            }
        });
    }

    private void send() {
        var batch = new ArrayList<KeyedEvent>();
        long sent = System.nanoTime();
        while (!closed) {
            try {
                if (batch.isEmpty()) {
                    batch.add(waiting.take());
                    // What follows at once goes along: one call for a node's start and its end.
                    long since = (System.nanoTime() - sent) / 1_000_000;
                    Thread.sleep(Math.max(TOGETHER_MILLIS, BUSY_TOGETHER_MILLIS - since));
                    waiting.drainTo(batch, BATCH - 1);
                    sent = System.nanoTime();
                }
                var body = new LinkedHashMap<String, @Nullable Object>();
                body.put("events", batch.stream().map(KeyedEvent::toJson).toList());
                int status = post("/internal/worker/events", body);
                if (status < 500) {
                    batch.clear();
                } else {
                    Thread.sleep(AWAY_MILLIS);
                }
            } catch (IOException away) {
                rest();
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void hear() {
        boolean away = false;
        while (!closed) {
            try {
                var known = new LinkedHashMap<String, @Nullable Object>();
                known.put("paused", paused.stream().sorted().toList());
                known.put("cancelled", cancelled.stream().sorted().toList());
                int status = post("/internal/worker/controls", known);
                if (status == 200) {
                    away = false;
                } else {
                    LOG.log(away ? Level.DEBUG : Level.WARNING, "the backend answers the worker with " + status);
                    away = true;
                    Thread.sleep(AWAY_MILLIS);
                }
            } catch (IOException unreachable) {
                LOG.log(away ? Level.DEBUG : Level.INFO, "the backend at " + backend + " is away; trying again");
                away = true;
                rest();
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private int post(String path, Map<String, @Nullable Object> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(backend.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
            Map<String, @Nullable Object> answer = Json.object(response.body());
            paused = ids(answer.get("paused"));
            cancelled = ids(answer.get("cancelled"));
        }
        return response.statusCode();
    }

    private static Set<String> ids(@Nullable Object list) {
        return list instanceof List<?> ids
                ? Set.copyOf(ids.stream().map(String::valueOf).toList())
                : Set.of();
    }

    private static void rest() {
        try {
            Thread.sleep(AWAY_MILLIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Set<String> paused() {
        return paused;
    }

    @Override
    public Set<String> cancelled() {
        return cancelled;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
