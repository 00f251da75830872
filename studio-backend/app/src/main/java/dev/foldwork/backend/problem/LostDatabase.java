package dev.foldwork.backend.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether something failed because the database does not answer, or has no connection or no time left. */
final class LostDatabase {

    /** Connections broken or refused, a server that shuts down, a lock that was waited for too long. */
    private static final String STATES = "(08|57P|55P03).*";

    private LostDatabase() {}

    static boolean isCauseOf(@Nullable Object failure) {
        Throwable cause = failure instanceof Throwable thrown ? thrown : null;
        for (; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).matches(STATES)) {
                return true;
            }
        }
        return false;
    }

    /** Returns what is told of it. */
    static ProblemDocument told(String trace) {
        return new ProblemDocument(
                Code.DATABASE_UNREACHABLE, "The database does not answer; try again.", List.of(), trace);
    }
}
