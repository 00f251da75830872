package dev.foldwork.node;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor works on.
 *
 * @param settings the resolved {@code with}, secrets filled in
 * @param resume what it returned when it last waited or asked, null on the first call
 * @param connection the connection that the node names, null when it names none
 */
public record NodeInput(
        Map<String, @Nullable Object> settings,
        @Nullable Resume resume,
        @Nullable Connection connection) {

    /** Takes the input of a node that names no connection. */
    public NodeInput(Map<String, @Nullable Object> settings, @Nullable Resume resume) {
        this(settings, resume, null);
    }

    /**
     * What an executor left when it suspended, and what came of it.
     *
     * @param state the executor's own opaque state, a JSON value
     * @param answer the answer, null when a wait is over or a question expired
     * @param expired true when a question expired unanswered
     */
    public record Resume(@Nullable Object state, @Nullable Answer answer, boolean expired) {}
}
