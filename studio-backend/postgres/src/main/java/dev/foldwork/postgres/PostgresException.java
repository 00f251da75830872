package dev.foldwork.postgres;

/** The server cannot be brought up or down; the message says why and what to do. */
public final class PostgresException extends Exception {

    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
