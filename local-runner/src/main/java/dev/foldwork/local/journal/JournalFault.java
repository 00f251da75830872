package dev.foldwork.local.journal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what a fault of SQLite means for the journal. */
final class JournalFault {

    private JournalFault() {}

    /** Returns the failure to be thrown; {@code what} names what could not be done. */
    static JournalException of(SQLException fault, String what) {
        String because = what + ": " + reason(fault);
        if (DiskFull.is(fault)) {
            return new JournalException("DISK_FULL", because, fault);
        }
        SQLiteErrorCode code = code(fault);
        if (code == SQLiteErrorCode.SQLITE_NOTADB || primary(code) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new JournalException("JOURNAL_DAMAGED", because, fault);
        }
        return new JournalException("JOURNAL_UNREADABLE", because, fault);
    }

    /** Returns true when another process held the journal's lock all the time that was waited. */
    static boolean isBusy(SQLException fault) {
        return primary(code(fault)) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    private static SQLiteErrorCode code(SQLException fault) {
        return fault instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** The low byte is the error, the rest says more about it. */
    private static int primary(SQLiteErrorCode code) {
        return code.code & 0xff;
    }

    /** SQLite's own words without its code twice. */
    private static String reason(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        int open = message.lastIndexOf('(');
        return open > 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }
}
