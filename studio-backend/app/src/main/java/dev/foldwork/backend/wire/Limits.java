package dev.foldwork.backend.wire;

/** The sizes a request may have. */
public final class Limits {

    /** Largest body in bytes: a document of 16 MiB and what JSON needs around it. */
    public static final int BODY_BYTES = 20 << 20;

    /** What a caller with a larger body reads. */
    public static final String BODY_MESSAGE = "The body is larger than 20 MiB; a flow with its files may have 16 MiB.";

    private Limits() {}
}
