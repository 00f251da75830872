package dev.foldwork.cli.stack;

/** A part of the system cannot be started; the message says why and what to do. */
final class StackException extends Exception {

    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }
}
