package dev.foldwork.conductor.server.patience;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.context.RetryContextSupport;

/**
 * Says which transactions are tried again: deadlocks a few times, as the server does by itself, and lost connections for
 * as long as a database takes to come back. Stateless; thread-safe.
 *
 * <p>States are those of PostgreSQL's appendix A: class 08 is the connection, 57P01 to 57P03 are a server that ends,
 * has crashed, or starts.
 */
public final class LostConnections implements RetryPolicy {

    private static final long serialVersionUID = 1L;

    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int CONFLICTS = 3;

    /**
     * What the pool says, without a state, when the server rolls back on a connection that the failure before has taken
     * out of the pool; that failure is then no longer to be seen.
     */
    private static final String CLOSED = "Connection is closed";

    private static final Set<String> CONFLICT = Set.of("40P01", "40001");
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03");

    @Override
    public boolean canRetry(RetryContext context) {
        Throwable last = context.getLastThrowable();
        if (last == null) {
            return true;
        }
        if (isLost(last)) {
            return context instanceof Begun begun && System.nanoTime() - begun.at < PATIENCE_NANOS;
        }
        return hasState(last, CONFLICT) && context.getRetryCount() < CONFLICTS;
    }

    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLTransientConnectionException
                    || cause instanceof SQLException sql && isLost(sql)) {
                return true;
            }
        }
        return hasState(failure, GONE);
    }

    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? CLOSED.equals(failure.getMessage()) : state.startsWith("08");
    }

    private static boolean hasState(Throwable failure, Set<String> states) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public RetryContext open(@Nullable RetryContext parent) {
        return new Begun(parent);
    }

    @Override
    public void close(RetryContext context) {
        // Nothing is held.
    }

    @Override
    public void registerThrowable(RetryContext context, @Nullable Throwable failure) {
        ((RetryContextSupport) context).registerThrowable(failure);
    }

    /** Knows when the first try began. */
    private static final class Begun extends RetryContextSupport {

        private static final long serialVersionUID = 1L;

        private final long at = System.nanoTime();

        Begun(@Nullable RetryContext parent) {
            super(parent);
        }
    }
}
