package dev.foldwork.cli;

/** Which Foldwork this is. */
public final class Version {

    public static final String FOLDWORK = "0.1.0";

    private Version() {}
}
