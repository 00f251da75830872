package dev.foldwork.flow.run;

import dev.foldwork.flow.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with runs, in the same words on every engine. Implementations are thread-safe.
 *
 * <p>A refused call throws {@link RunRefused} and changes nothing.
 */
public interface Runs {

    /**
     * Records a run and begins it; returns once the run is durable.
     *
     * @param plan the checked flow
     * @param inputs the run's inputs, checked against the plan's schema and completed with its defaults
     * @param options grants and keys
     * @throws RunRefused INPUT_INVALID, SECRET_MISSING, FOLDER_MISSING with every problem
     */
    String start(Plan plan, Map<String, @Nullable Object> inputs, StartOptions options);

    /** Returns the run, empty when it is unknown. */
    Optional<RunRecord> get(String run);

    /** Returns the newest runs first, at most {@code limit}, those before {@code before} when given. */
    default List<RunRecord> list(int limit, @Nullable String before) {
        return list(RunSearch.ALL, limit, before);
    }

    /**
     * Returns those of the newest runs that are looked for; inputs and output may be missing in them.
     *
     * @throws RunRefused REQUEST_INVALID when the engine cannot look for this
     */
    List<RunRecord> list(RunSearch search, int limit, @Nullable String before);

    /** Returns what is known of the run's nodes, in order of first appearance. */
    List<NodeRecord> nodes(String run);

    /**
     * Delivers events with {@code seq > after} in order on the calling thread until the run is final and all are
     * delivered, the reader returns false, or the thread is interrupted.
     */
    void follow(String run, long after, Predicate<RunEvent> reader) throws InterruptedException;

    /** Returns the number of the run's last event so far. */
    long lastEvent(String run);

    /** Asks the run to stop; running nodes are cancelled within two seconds. */
    void cancel(String run);

    /** Stops new attempts from starting; what runs goes on. */
    void pause(String run);

    /** Lifts a pause, or takes a parked run up again. */
    void resume(String run);

    /** Starts a new run that keeps what succeeded in an unsuccessful one; returns its id. */
    String retry(String run);

    /** Starts a new run that keeps everything that does not depend on the node; returns its id. */
    String rerun(String run, String fromPath);

    /**
     * Answers an open question; the first answer wins.
     *
     * @throws RunRefused QUESTION_NOT_OPEN, ANSWER_INVALID
     */
    void answer(String run, String path, @Nullable Object answer, String by);

    /**
     * Grants of one start.
     *
     * @param folders real folder by the flow's name for it
     * @param privateHosts private addresses the owner allows
     * @param idempotencyKey two starts with one key give one run; null for none
     */
    record StartOptions(
            Map<String, String> folders,
            List<String> privateHosts,
            @Nullable String idempotencyKey) {

        /** No grants. */
        public static final StartOptions NONE = new StartOptions(Map.of(), List.of(), null);
    }
}
