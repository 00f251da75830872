package dev.foldwork.conductor.server;

/** The server cannot be brought up; the message says why and what to do. */
public final class ConductorException extends Exception {

    private static final long serialVersionUID = 1L;

    ConductorException(String message) {
        super(message);
    }
}
