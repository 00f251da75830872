package dev.foldwork.flow.bundle;

/** A bundle is refused; nothing of it was written. */
public final class BundleException extends Exception {

    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
