package dev.foldwork.cli.runner;

import dev.foldwork.local.OfferedSecrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks the backend for the values of secrets when a node is executed, and keeps none. Thread-safe. */
final class StudioSecrets implements OfferedSecrets {

    private static final long PATIENCE_SECONDS = 10;
    private static final long REST_MILLIS = 500;

    private final Studio studio;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<String, String>>> open = new ConcurrentHashMap<>();

    StudioSecrets(Studio studio) {
        this.studio = studio;
    }

    @Override
    public Map<String, String> values(String key, Set<String> names) throws InterruptedException {
        while (true) {
            long number = numbers.incrementAndGet();
            var answer = new CompletableFuture<Map<String, String>>();
            open.put(number, answer);
            try {
                studio.await().send(question(number, key, names));
                return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (IOException | TimeoutException | ExecutionException away) {
                // The node waits for its backend as it would for any other part of the world.
                Thread.sleep(REST_MILLIS);
            } finally {
                open.remove(number);
            }
        }
    }

    private static Map<String, @Nullable Object> question(long number, String key, Set<String> names) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", "secrets");
        frame.put("request", number);
        frame.put("run", Taken.run(key));
        frame.put("names", List.copyOf(names));
        return frame;
    }

    /** Hears an answer. */
    void answered(long number, Map<?, ?> values) {
        var answer = open.get(number);
        if (answer != null) {
            var texts = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            answer.complete(texts);
        }
    }
}
