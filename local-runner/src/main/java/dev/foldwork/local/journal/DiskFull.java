package dev.foldwork.local.journal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a full disk from other faults. */
final class DiskFull {

    private DiskFull() {}

    static boolean is(SQLException fault) {
        if (!(fault instanceof SQLiteException sqlite)) {
            return false;
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        return code == SQLiteErrorCode.SQLITE_FULL
                || code == SQLiteErrorCode.SQLITE_IOERR_WRITE
                || code == SQLiteErrorCode.SQLITE_IOERR_FSYNC
                || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE
                || code == SQLiteErrorCode.SQLITE_IOERR_TRUNCATE;
    }
}
