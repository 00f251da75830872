package dev.foldwork.node.builtin.file;

import java.io.IOException;

/** A system call was refused by the kernel. */
final class CallFailed extends IOException {

    static final int NOT_PERMITTED = 1;
    static final int NOT_FOUND = 2;
    static final int NO_DEVICE = 6;
    static final int TRY_AGAIN = 11;
    static final int DENIED = 13;
    static final int EXISTS = 17;
    static final int OTHER_DEVICE = 18;
    static final int NOT_A_FOLDER = 20;
    static final int IS_A_FOLDER = 21;
    static final int INVALID = 22;
    static final int TOO_MANY_OPEN = 23;
    static final int TOO_MANY_OPEN_HERE = 24;
    static final int NO_SPACE = 28;
    static final int READ_ONLY = 30;
    static final int NAME_TOO_LONG = 36;
    static final int NOT_EMPTY = 39;
    static final int LINK = 40;
    static final int OVER_QUOTA = 122;

    private static final long serialVersionUID = 1L;

    private final int errno;

    CallFailed(String call, int errno) {
        super(call + " failed with errno " + errno);
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
