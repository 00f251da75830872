package dev.foldwork.backend.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Gives everything that a thread asks of the database within a transaction the transaction's connection. With a second
 * one for parts of it, as many transactions as the pool has connections would wait for each other's second one.
 *
 * <p>A transaction within a transaction is a part of it that can be rolled back alone. jOOQ's own provider of this kind
 * gives the connection back at the end of the inner one.
 */
final class ThreadTransactions implements ConnectionProvider, TransactionProvider {

    /** The transaction of a thread, with a savepoint for each one inside it. */
    private record Open(Connection connection, Deque<Savepoint> inner) {}

    private final DataSource source;
    private final ThreadLocal<@Nullable Open> open = new ThreadLocal<>();

    ThreadTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection acquire() {
        Open held = open.get();
        return held == null ? call(source::getConnection) : held.connection();
    }

    @Override
    public void release(Connection connection) {
        if (open.get() == null) {
            run(connection::close);
        }
    }

    @Override
    public void begin(TransactionContext context) {
        Open held = open.get();
        if (held != null) {
            held.inner().push(call(held.connection()::setSavepoint));
            return;
        }
        Connection connection = call(source::getConnection);
        try {
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            run(connection::close);
            throw failed(failure);
        }
        open.set(new Open(connection, new ArrayDeque<>()));
    }

    @Override
    public void commit(TransactionContext context) {
        Open held = held();
        if (held.inner().isEmpty()) {
            // What cannot be committed is rolled back next, on the same connection.
            run(held.connection()::commit);
            end(held);
        } else {
            run(() -> held.connection().releaseSavepoint(held.inner().pop()));
        }
    }

    @Override
    public void rollback(TransactionContext context) {
        Open held = held();
        if (!held.inner().isEmpty()) {
            run(() -> held.connection().rollback(held.inner().pop()));
            return;
        }
        try {
            run(held.connection()::rollback);
        } finally {
            end(held);
        }
    }

    private Open held() {
        Open held = open.get();
        if (held == null) {
            throw new IllegalStateException("no transaction is open in this thread");
        }
        return held;
    }

    private void end(Open held) {
        open.remove();
        try (Connection connection = held.connection()) {
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static void run(Action action) {
        call(() -> {
            action.run();
            return action;
        });
    }

    private static <T> T call(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static DataAccessException failed(SQLException failure) {
        return new DataAccessException("The database does not answer: " + failure.getMessage(), failure);
    }
}
