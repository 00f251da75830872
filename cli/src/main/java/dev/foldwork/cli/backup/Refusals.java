package dev.foldwork.cli.backup;

import dev.foldwork.cli.CliFailure;
import dev.foldwork.cli.ErrorBook;
import dev.foldwork.cli.ExitCode;
import java.nio.file.Path;

/** Why a backup is not made or not put back. */
final class Refusals {

    private Refusals() {}

    private static CliFailure of(String code, int exit, String message) {
        return new CliFailure(code, exit, message, ErrorBook.remedy(code).orElse(""));
    }

    static CliFailure damaged(Path file, DamagedException why) {
        return of("BACKUP_DAMAGED", ExitCode.FAILED, file + " is damaged: " + why.getMessage());
    }

    static CliFailure newer(String how) {
        return of("BACKUP_NEWER", ExitCode.FAILED, "The backup " + how);
    }

    static CliFailure tooLarge(long needed, long room, Path folder) {
        return of(
                "BACKUP_TOO_LARGE",
                ExitCode.FAILED,
                "The backup unpacks to " + Progress.bytes(needed) + ", and the disk of " + folder + " has room for "
                        + Progress.bytes(room));
    }

    static CliFailure unsupported(String database, String what) {
        return of(
                "BACKUP_UNSUPPORTED",
                ExitCode.FAILED,
                "The database '" + database + "' holds something a backup does not know: " + what);
    }

    static CliFailure nothing(Path data) {
        return of("BACKUP_NOTHING", ExitCode.NOT_FOUND, "There is nothing to back up in " + data);
    }

    static CliFailure busy(String what) {
        return of("BACKUP_BUSY", ExitCode.CONFLICT, what);
    }

    static CliFailure failed(String what) {
        return of("BACKUP_FAILED", ExitCode.FAILED, what);
    }

    static CliFailure notEmpty(Path data) {
        return of("DATA_FOLDER_NOT_EMPTY", ExitCode.CONFLICT, "The folder " + data + " is not empty");
    }

    static CliFailure up(Path data) {
        return of("ALREADY_UP", ExitCode.CONFLICT, "The system of " + data + " is running");
    }

    static CliFailure exists(Path file) {
        return new CliFailure(
                "FILE_EXISTS",
                ExitCode.CONFLICT,
                file + " is there already",
                "name another file, or replace it with --force");
    }

    static CliFailure unreadable(Path file, String why) {
        return of("FILE_UNREADABLE", ExitCode.FAILED, file + " cannot be read: " + why);
    }

    static CliFailure unwritable(Path file, String why) {
        return of("FILE_UNWRITABLE", ExitCode.FAILED, file + " cannot be written: " + why);
    }
}
