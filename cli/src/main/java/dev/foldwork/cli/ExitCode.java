package dev.foldwork.cli;

/** What the process says to whoever started it; the list is part of the product's contract. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int NOT_FOUND = 3;
    public static final int AUTHENTICATION = 4;
    public static final int UNREACHABLE = 5;
    public static final int CONFLICT = 6;
    public static final int DEFINITION_INVALID = 7;
    public static final int RUN_UNSUCCESSFUL = 8;
    public static final int WAITS_FOR_ANSWER = 9;
    public static final int TIMEOUT = 124;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
