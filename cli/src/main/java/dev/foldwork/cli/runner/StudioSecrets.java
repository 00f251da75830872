package dev.foldwork.cli.runner;

import dev.foldwork.local.OfferedSecrets;
import dev.foldwork.node.secret.Given;
import dev.foldwork.node.secret.Needed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks the backend for secrets and connections when a node is executed, and keeps none. Thread-safe. */
final class StudioSecrets implements OfferedSecrets {

    private static final long PATIENCE_SECONDS = 10;
    private static final long REST_MILLIS = 500;

    private final Studio studio;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Given>> open = new ConcurrentHashMap<>();

    StudioSecrets(Studio studio) {
        this.studio = studio;
    }

    @Override
    public Given given(String key, Needed needed) throws InterruptedException {
        while (true) {
            long number = numbers.incrementAndGet();
            var answer = new CompletableFuture<Given>();
            open.put(number, answer);
            try {
                studio.await().send(question(number, key, needed));
                return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (IOException | TimeoutException | ExecutionException away) {
                // The node waits for its backend as it would for any other part of the world.
                Thread.sleep(REST_MILLIS);
            } finally {
                open.remove(number);
            }
        }
    }

    private static Map<String, @Nullable Object> question(long number, String key, Needed needed) {
        var frame = new LinkedHashMap<String, @Nullable Object>();
        frame.put("type", "secrets");
        frame.put("request", number);
        frame.put("run", Taken.run(key));
        frame.put("names", List.copyOf(needed.secrets()));
        frame.put("connections", List.copyOf(needed.connections()));
        return frame;
    }

    /** Hears an answer. */
    void answered(long number, Given given) {
        var answer = open.get(number);
        if (answer != null) {
            answer.complete(given);
        }
    }
}
