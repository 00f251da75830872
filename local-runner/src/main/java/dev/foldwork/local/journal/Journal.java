package dev.foldwork.local.journal;

import dev.foldwork.flow.run.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs and their events. Thread-safe.
 *
 * <p>What {@link #append} was given is durable when its future completes, in the order of the calls for each run.
 */
public interface Journal extends AutoCloseable {

    /** Records a new run with its first events; durable on return. False when the key is known: {@link #findKey}. */
    boolean create(StoredRun run, Map<String, @Nullable Object> plan, List<RunEvent> events);

    /** Returns the run that was started with this key. */
    Optional<String> findKey(String idempotencyKey);

    /** Adds events of one run in order; the future completes when they are durable. */
    CompletableFuture<Void> append(String run, List<RunEvent> events);

    /** Returns a run. */
    Optional<StoredRun> find(String run);

    /** Returns runs, newest first, those older than {@code before} when given. */
    List<StoredRun> list(int limit, @Nullable String before);

    /** Returns the ids of runs that are not final, oldest first. */
    List<String> open();

    /** Returns the definition a run is pinned to. */
    Map<String, @Nullable Object> plan(String run);

    /** Returns events with {@code seq > after}, at most {@code limit}. */
    List<RunEvent> events(String run, long after, int limit);

    /** Waits until something was written since the last look, here or by another process, or the time is over. */
    void awaitChange(long millis) throws InterruptedException;

    /** Leaves a request for the process that owns the run. */
    void request(String run, ControlRequest request);

    /** Returns the runs for which requests are waiting. */
    List<String> requested();

    /** Returns the requests left for this run, in order. */
    List<ControlRequest> requests(String run);

    /** Forgets the requests that the last call of {@link #requests} for this run returned; durable on return. */
    void forgetRequests(String run);

    /**
     * Notes that a run is taken up again after its process ended.
     *
     * @return how often this happened in a row without a single new event in between
     */
    int countRecovery(String run);

    @Override
    void close();
}
