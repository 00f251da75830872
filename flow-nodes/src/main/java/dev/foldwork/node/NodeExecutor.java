package dev.foldwork.node;

/**
 * Carries out nodes of one type. Implementations are stateless and safe for use by many threads.
 *
 * <p>{@link #execute} runs on a virtual thread and may block. It is interrupted when the run is cancelled or the
 * attempt's time is over; it must then end within two seconds. It may be called again for an attempt whose end was
 * lost in a crash, with the same {@link NodeContext#executionId()}.
 */
public interface NodeExecutor {

    /** Returns the type it carries out, such as {@code http.request@1}. */
    String type();

    /**
     * Runs one attempt, or goes on with one that waited or asked.
     *
     * @throws NodeFailure for a failure with a code of its own
     * @throws InterruptedException when interrupted
     */
    NodeResult execute(NodeInput input, NodeContext context) throws NodeFailure, InterruptedException;
}
