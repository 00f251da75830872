package dev.foldwork.local.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A copy of a journal that is in use: what was committed at one moment, in one file. */
public final class JournalCopy {

    /** The newest version of a journal that this program reads. */
    public static final int NEWEST = JournalFile.VERSION;

    private JournalCopy() {}

    /**
     * Writes a copy while others may go on writing, and returns the version of the journal.
     *
     * @param target must not be there yet
     * @throws JournalException when the journal is damaged, or there is no room for the copy
     */
    public static int write(Path journal, Path target) {
        Connection connection = JournalFile.connect(journal);
        try (PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            int version = version(connection);
            copy.setString(1, target.toString());
            copy.execute();
            return version;
        } catch (SQLException fault) {
            throw JournalFault.of(fault, "The journal " + journal + " cannot be copied");
        } finally {
            JournalFile.close(connection);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            row.next();
            return row.getInt(1);
        }
    }
}
